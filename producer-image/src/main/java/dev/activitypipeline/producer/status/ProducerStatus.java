package dev.activitypipeline.producer.status;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What the process is doing, written by the sending thread and read by the status server. */
public final class ProducerStatus {
    /** Where the process stands in its life. */
    public enum State {
        STARTING("Starting"),
        RUNNING("Running"),
        DONE("Done"),
        STOPPED("Stopped"),
        FAILED("Failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * Why nothing moves.
     *
     * @param reason one CamelCase word for machines
     * @param message a sentence for people
     */
    public record Problem(String reason, String message) {}

    /** A transaction that has waited as long as this for the broker is worth a word. */
    private static final long SLOW_NANOS = 10_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final String producerId;
    private final String sourceName;
    private final LongSupplier nanoTime;
    private final RateMeter rate;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile State state = State.STARTING;
    private volatile String topicId = "";
    private volatile long nextSeq;
    private volatile LongSupplier refused = () -> 0;
    private volatile Problem problem;
    private volatile OptionalInt httpPort = OptionalInt.empty();
    private volatile long commitSince = NEVER;

    public ProducerStatus(String producerId, String sourceName, LongSupplier nanoTime) {
        this.producerId = producerId;
        this.sourceName = sourceName;
        this.nanoTime = nanoTime;
        this.rate = new RateMeter(nanoTime);
    }

    public void countsRefused(LongSupplier count) {
        refused = count;
    }

    public void listensOn(int port) {
        httpPort = OptionalInt.of(port);
    }

    public void running(String topicIdNow, long seq) {
        topicId = topicIdNow;
        nextSeq = seq;
        problem = null;
        state = State.RUNNING;
    }

    /** The sending thread hands over to the broker, which may take its time. */
    public void awaitsBroker() {
        commitSince = nanoTime.getAsLong();
    }

    public void acknowledged(long events, long seq) {
        acknowledged.addAndGet(events);
        rate.add(events);
        nextSeq = seq;
        problem = null;
        commitSince = NEVER;
    }

    public void hindered(Problem why) {
        problem = why;
        commitSince = NEVER;
    }

    public void ended(State how) {
        state = how;
    }

    public String producerId() {
        return producerId;
    }

    public String sourceName() {
        return sourceName;
    }

    public State state() {
        return state;
    }

    public String topicId() {
        return topicId;
    }

    public long nextSeq() {
        return nextSeq;
    }

    /** Events that this process had acknowledged. */
    public long acknowledged() {
        return acknowledged.get();
    }

    public long refused() {
        return refused.getAsLong();
    }

    /** Acknowledged events a second over the last seconds. */
    public double eventsPerSecond() {
        return rate.perSecond();
    }

    public OptionalInt httpPort() {
        return httpPort;
    }

    /** What hinders the process now; null if nothing does. */
    public Problem problem() {
        long since = commitSince;
        long waited = since == NEVER ? 0 : nanoTime.getAsLong() - since;
        if (problem == null && waited > SLOW_NANOS) {
            return new Problem(
                    "BrokerSlow",
                    "a transaction has waited for " + waited / 1_000_000_000 + " s; the broker is away or overloaded");
        }
        return problem;
    }
}
