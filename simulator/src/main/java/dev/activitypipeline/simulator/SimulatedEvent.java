package dev.activitypipeline.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One record to send, reused from event to event: the arrays hold the last event until the next is rendered into this object. */
public final class SimulatedEvent {
    private final byte[] key = new byte[10];
    private int userId;
    private int keyLength;
    private byte[] value = new byte[0];
    private int valueLength;
    private int copies;
    private boolean malformed;

    void become(int userId, byte[] value, int valueLength, int copies, boolean malformed) {
        this.userId = userId;
        this.value = value;
        this.valueLength = valueLength;
        this.copies = copies;
        this.malformed = malformed;
        int digits = 1;
        for (int rest = userId / 10; rest > 0; rest /= 10) {
            digits++;
        }
        keyLength = digits;
        for (int rest = userId, i = digits; i > 0; rest /= 10) {
            key[--i] = (byte) ('0' + rest % 10);
        }
    }

    public int userId() {
        return userId;
    }

    /** The Kafka key, {@link #userId()} as text, in an array of its own. */
    public byte[] copyOfKey() {
        return Arrays.copyOf(key, keyLength);
    }

    /** The value's bytes from 0 to {@link #valueLength()}; not to be changed. */
    public byte[] value() {
        return value;
    }

    public int valueLength() {
        return valueLength;
    }

    /** The Kafka value in an array of its own. */
    public byte[] copyOfValue() {
        return Arrays.copyOf(value, valueLength);
    }

    /** How often the record is sent with the same sequence number: 1, or 2 for the share of duplicates. */
    public int copies() {
        return copies;
    }

    /** Whether the bytes were broken on purpose, so that the stream must refuse them. */
    public boolean malformed() {
        return malformed;
    }

    /** For messages of failed comparisons. */
    @Override
    public String toString() {
        return new String(value, 0, valueLength, StandardCharsets.UTF_8);
    }
}
