package dev.activitypipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The launcher's loop: looks after the limbs several times a second, and once a second takes a sample and tells of it. */
final class Watch {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);

    private final Pipeline pipeline;
    private final StopSignal stop;
    private final Timeline timeline;
    private final Console console;
    private final Instant start;
    private final ProgressLine progress;
    private final long rowsBefore;
    private Instant nextSample = Instant.MIN;
    private boolean firstRowsTold;
    private Sample last;

    /**
     * @param start when the user asked for the run
     * @param rowsBefore rows that the store held before it
     */
    Watch(Pipeline pipeline, StopSignal stop, Timeline timeline, Console console, Instant start, long rowsBefore)
            throws IOException {
        this.pipeline = pipeline;
        this.stop = stop;
        this.timeline = timeline;
        this.console = console;
        this.start = start;
        this.progress = new ProgressLine(start);
        this.rowsBefore = rowsBefore;
        this.last = pipeline.sample(start);
    }

    Sample last() {
        return last;
    }

    /** @throws RunRefused if a limb broke for good */
    void until(BooleanSupplier condition) throws IOException, InterruptedException, RunRefused {
        while (!condition.getAsBoolean()) {
            tick();
            stop.pause(TICK);
        }
    }

    /**
     * Waits until the store holds all that the topic holds.
     *
     * @return whether it does; false if nothing moved for two minutes
     */
    boolean drain() throws IOException, InterruptedException, RunRefused {
        Drain drain = new Drain(topicEnds(), Instant.now());
        Drain.Outcome outcome = Drain.Outcome.WAITING;
        while (outcome == Drain.Outcome.WAITING) {
            tick();
            stop.pause(TICK);
            outcome = drain.check(pipeline.stream().status(), Instant.now());
        }
        return outcome == Drain.Outcome.DRAINED;
    }

    private Map<Integer, Long> topicEnds() throws IOException, InterruptedException, RunRefused {
        while (true) {
            CompletableFuture<Map<Integer, Long>> ends = pipeline.topicEnds();
            until(ends::isDone);
            if (!ends.isCompletedExceptionally()) {
                return ends.join();
            }
        }
    }

    private void tick() throws IOException, RunRefused {
        Instant now = Instant.now();
        pipeline.check(now);
        Optional<String> broken = pipeline.broken();
        if (broken.isPresent()) {
            throw RunRefused.whileRunning(broken.get());
        }
        if (!now.isBefore(nextSample)) {
            nextSample = now.plus(SAMPLE_INTERVAL);
            sample(now);
        }
    }

    /** Takes a last look, for the record. */
    void sample(Instant now) throws IOException {
        last = pipeline.sample(now);
        timeline.add(last);
        if (!firstRowsTold && last.rows() > rowsBefore) {
            firstRowsTold = true;
            console.announce("first rows stored after " + ProgressLine.seconds(Duration.between(start, now)));
        }
        console.progress(progress.of(last), now);
    }
}
