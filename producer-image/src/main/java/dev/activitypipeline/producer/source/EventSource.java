package dev.activitypipeline.producer.source;

import java.io.IOException;
import java.util.Map;

/**
 * Where events come from. All methods but {@link #stop} are called by one thread.
 *
 * <p>A source draws events into transactions. After each commit it is told so; after a failure it is told where the last commit
 * stands and begins there again, so that an event of a failed transaction is drawn once more and an event of a committed one never.
 */
public interface EventSource extends AutoCloseable {

    /** What {@link #draw} found. */
    enum Drawn {
        /** There is more at once. */
        MORE,
        /** Nothing for the moment. */
        IDLE,
        /** The source has ended, or was stopped and has nothing left that it accepted. */
        DONE
    }

    /**
     * Begins after the last committed transaction.
     *
     * @param nextSeq the number of the next event, 0 for the first
     * @param position what {@link #position} said at the last commit; empty if there is none or it was lost
     */
    void resume(long nextSeq, Map<String, String> position) throws IOException;

    /** Sends what there is until the outbox is full; returns within a fraction of a second when there is nothing. */
    Drawn draw(Outbox outbox) throws IOException, InterruptedException;

    /** Where to go on after what was drawn so far; a few short texts, stored with the commit. */
    default Map<String, String> position() {
        return Map.of();
    }

    /** What was drawn since the last call is in the topic for good. */
    default void committed() {}

    /** Asks for the end: accept no more, draw only what was accepted. Called by any thread. */
    void stop();

    @Override
    default void close() {}
}
