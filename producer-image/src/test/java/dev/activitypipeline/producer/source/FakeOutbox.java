package dev.activitypipeline.producer.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was sent; is full after a given number of events. */
public final class FakeOutbox implements Outbox {
    private final List<String> sent = new ArrayList<>();
    private final int capacity;
    private long nextSeq;
    private int inTransaction;

    public FakeOutbox(long nextSeq, int capacity) {
        this.nextSeq = nextSeq;
        this.capacity = capacity;
    }

    public static FakeOutbox unlimited() {
        return new FakeOutbox(0, Integer.MAX_VALUE);
    }

    /** Each as {@code seq key value}. */
    public List<String> sent() {
        return List.copyOf(sent);
    }

    public void commit() {
        inTransaction = 0;
    }

    @Override
    public long nextSeq() {
        return nextSeq;
    }

    @Override
    public void send(byte[] key, byte[] value) {
        sent.add(nextSeq + " " + text(key) + " " + text(value));
        nextSeq++;
        inTransaction++;
    }

    @Override
    public void sendAgain(byte[] key, byte[] value) {
        sent.add((nextSeq - 1) + " " + text(key) + " " + text(value));
    }

    @Override
    public boolean full() {
        return inTransaction >= capacity;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
