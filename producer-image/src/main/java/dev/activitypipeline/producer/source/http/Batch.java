package dev.activitypipeline.producer.source.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One request's events on their way into the topic. */
final class Batch {
    /** One event, ready to be sent. */
    static final class Event {
        private final byte[] key;
        private final byte[] value;

        /**
         * @param key the user's id as text
         * @param value the event in canonical form
         */
        Event(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        byte[] key() {
            return key;
        }

        byte[] value() {
            return value;
        }
    }

    /** Sequence numbers that the broker has acknowledged, both included. */
    record Accepted(long first, long last) {}

    private final List<Event> events;
    private final long deadlineNanos;
    private final CompletableFuture<Accepted> outcome = new CompletableFuture<>();

    /** @param deadlineNanos on the {@link System#nanoTime} clock; a batch that is not sent by then is dropped */
    Batch(List<Event> events, long deadlineNanos) {
        this.events = List.copyOf(events);
        this.deadlineNanos = deadlineNanos;
    }

    List<Event> events() {
        return events;
    }

    boolean isExpired(long nanoTime) {
        return outcome.isDone() || nanoTime - deadlineNanos >= 0;
    }

    CompletableFuture<Accepted> outcome() {
        return outcome;
    }
}
