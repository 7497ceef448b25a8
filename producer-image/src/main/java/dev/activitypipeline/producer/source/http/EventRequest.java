package dev.activitypipeline.producer.source.http;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a request's body holds.
 *
 * @param events all events in canonical form; of no use if there are errors
 * @param errors why lines are no events, at most {@value #MOST_ERRORS}
 */
record EventRequest(List<Batch.Event> events, List<LineError> errors) {
    private static final int MOST_ERRORS = 100;

    /** @param line counted from 1 */
    record LineError(long line, Rejection why) {}

    EventRequest {
        events = List.copyOf(events);
        errors = List.copyOf(errors);
    }

    /**
     * @param contentType {@code application/x-ndjson} reads an event a line, {@code application/json} one event; with anything else the body
     *     tells: its first line is an event of its own if it ends with a brace
     * @param nowMillis no event may be dated later than a day after it
     */
    static EventRequest parse(String contentType, byte[] body, long nowMillis) {
        Reading reading = new Reading(nowMillis);
        if (isOneEvent(contentType, body)) {
            reading.read(1, body);
        } else {
            int start = 0;
            for (int line = 1; start < body.length; line++) {
                int end = lineEnd(body, start);
                byte[] text = Arrays.copyOfRange(body, start, end);
                if (!isBlank(text)) {
                    reading.read(line, text);
                }
                start = end + 1;
            }
            if (reading.events.isEmpty() && reading.errors.isEmpty()) {
                reading.errors.add(new LineError(1, new Rejection(Rule.EMPTY_VALUE, "", "the body holds no event")));
            }
        }
        return new EventRequest(reading.events, reading.errors);
    }

    private static boolean isOneEvent(String contentType, byte[] body) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json")) {
            return true;
        }
        if (type.equals("application/x-ndjson") || type.equals("application/jsonl")) {
            return false;
        }
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        String first = new String(body, start, lineEnd(body, start) - start, StandardCharsets.ISO_8859_1).strip();
        return !first.endsWith("}");
    }

    private static int lineEnd(byte[] body, int start) {
        int end = start;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte[] text) {
        for (byte character : text) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    /** One pass over a body. */
    private static final class Reading {
        private final EventParser parser = new EventParser(EventRules.CONTRACT);
        private final EventEncoder encoder = new EventEncoder();
        private final List<Batch.Event> events = new ArrayList<>();
        private final List<LineError> errors = new ArrayList<>();
        private final long nowMillis;

        Reading(long nowMillis) {
            this.nowMillis = nowMillis;
        }

        void read(long line, byte[] text) {
            if (!parser.parse(text, nowMillis)) {
                if (errors.size() < MOST_ERRORS) {
                    errors.add(new LineError(line, parser.rejection()));
                }
            } else if (errors.isEmpty()) {
                encoder.encode(parser.event());
                byte[] key = Integer.toString(parser.userId()).getBytes(StandardCharsets.US_ASCII);
                events.add(new Batch.Event(key, encoder.copy()));
            }
        }
    }
}
