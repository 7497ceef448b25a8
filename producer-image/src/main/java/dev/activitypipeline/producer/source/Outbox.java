package dev.activitypipeline.producer.source;

/** The open transaction, as a source sees it. */
public interface Outbox {
    /** The sequence number that the next {@link #send} takes. */
    long nextSeq();

    /** Sends one event under the next sequence number; blocks while the broker is slower than the source. */
    void send(byte[] key, byte[] value);

    /** Sends a second copy under the sequence number of the last {@link #send}. */
    void sendAgain(byte[] key, byte[] value);

    /** Whether the transaction should be committed before anything else is sent. */
    boolean full();
}
