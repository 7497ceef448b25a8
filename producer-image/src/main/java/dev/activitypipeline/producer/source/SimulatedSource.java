package dev.activitypipeline.producer.source;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The simulator at a given rate. The sequence number is the whole position. */
public final class SimulatedSource implements EventSource {
    /** Events between two looks at the clock. */
    private static final int CHUNK = 128;

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final long eventLimit;
    private final ActivitySimulator simulator;
    private final Pacer pacer;
    private final SimulatedEvent event = new SimulatedEvent();
    private final AtomicLong duplicates = new AtomicLong();
    private long drawnDuplicates;
    private volatile boolean stopped;

    public SimulatedSource(ProducerSource.Simulate settings, int ordinal, Pacer pacer) {
        this.eventLimit = settings.eventLimit() == 0 ? Long.MAX_VALUE : settings.eventLimit();
        this.simulator = new ActivitySimulator(settings, ordinal);
        this.pacer = pacer;
    }

    @Override
    public void resume(long nextSeq, Map<String, String> position) {
        drawnDuplicates = 0;
    }

    @Override
    public Drawn draw(Outbox outbox) throws InterruptedException {
        while (!stopped && outbox.nextSeq() < eventLimit) {
            long due = Math.min(pacer.due(), eventLimit - outbox.nextSeq());
            if (due == 0) {
                long pause = Math.min(LONGEST_PAUSE_NANOS, Math.max(SHORTEST_PAUSE_NANOS, pacer.nanosToNext()));
                TimeUnit.NANOSECONDS.sleep(pause);
                if (pause == LONGEST_PAUSE_NANOS) {
                    return Drawn.IDLE;
                }
            } else {
                int chunk = (int) Math.min(CHUNK, due);
                for (int i = 0; i < chunk; i++) {
                    send(outbox);
                }
                pacer.took(chunk);
            }
            if (outbox.full()) {
                return Drawn.MORE;
            }
        }
        return Drawn.DONE;
    }

    private void send(Outbox outbox) {
        simulator.render(outbox.nextSeq(), event);
        byte[] key = event.copyOfKey();
        byte[] value = event.copyOfValue();
        outbox.send(key, value);
        for (int copy = 1; copy < event.copies(); copy++) {
            outbox.sendAgain(key, value);
            drawnDuplicates++;
        }
    }

    /** Second copies that were sent on purpose and committed. */
    public long duplicates() {
        return duplicates.get();
    }

    @Override
    public void committed() {
        duplicates.addAndGet(drawnDuplicates);
        drawnDuplicates = 0;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
