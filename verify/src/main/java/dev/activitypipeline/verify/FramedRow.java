package dev.activitypipeline.verify;

import dev.activitypipeline.contract.event.EventField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A frame taken apart again, for messages.
 *
 * @param rule the rule's name; empty for a row of {@code events}
 * @param producer null where the record is not identified
 * @param content the columns in their order
 */
record FramedRow(
        String rule,
        int partition,
        long offset,
        long timestampMicros,
        String producer,
        long seq,
        Map<String, String> content) {

    private static final int LONGEST = 40;

    static FramedRow of(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        int code = in.get() & 0xFF;
        int partition = in.getInt();
        long offset = in.getLong();
        long timestamp = in.getLong();
        long seq = in.getLong();
        byte[] producer = bytes(in);
        Map<String, String> content = new LinkedHashMap<>();
        if (code == RuleCode.ACCEPTED) {
            event(in, content);
        } else {
            content.put("key", binary(bytes(in)));
            content.put("value", binary(bytes(in)));
        }
        String rule = RuleCode.name(code);
        String id = producer == null ? null : new String(producer, StandardCharsets.UTF_8);
        return new FramedRow(rule, partition, offset, timestamp, id, seq, content);
    }

    String table() {
        return rule.isEmpty() ? "events" : "rejected";
    }

    /** What makes the row another than the expected one, in words; empty if nothing but its bytes does. */
    String differenceFrom(FramedRow expected) {
        if (!rule.equals(expected.rule)) {
            return "expected in " + expected.place() + ", found in " + place();
        }
        List<String> parts = new ArrayList<>();
        if (seq != expected.seq || !java.util.Objects.equals(producer, expected.producer)) {
            parts.add("id expected " + expected.id() + ", stored " + id());
        }
        if (timestampMicros != expected.timestampMicros) {
            parts.add(
                    "kafka_timestamp expected " + expected.timestampMicros + " us, stored " + timestampMicros + " us");
        }
        content.forEach((column, value) -> {
            String wanted = expected.content.get(column);
            if (!value.equals(wanted)) {
                parts.add(column + " " + difference(wanted, value));
            }
        });
        return String.join("; ", parts);
    }

    private String place() {
        return rule.isEmpty() ? "events" : "rejected as " + rule;
    }

    String id() {
        return producer == null ? "none" : producer + "/" + seq;
    }

    private static String difference(String wanted, String found) {
        if (wanted.length() <= LONGEST && found.length() <= LONGEST) {
            return "expected " + wanted + ", stored " + found;
        }
        int at = 0;
        while (at < Math.min(wanted.length(), found.length()) && wanted.charAt(at) == found.charAt(at)) {
            at++;
        }
        return "differs from byte " + at + " (expected " + wanted.length() + " bytes \"" + near(wanted, at)
                + "\", stored " + found.length() + " bytes \"" + near(found, at) + "\")";
    }

    private static String near(String text, int at) {
        int from = Math.max(0, at - 10);
        return text.substring(from, Math.min(text.length(), from + LONGEST)).replaceAll("\\p{Cntrl}", "?");
    }

    private static void event(ByteBuffer in, Map<String, String> content) {
        int nulls = in.getInt();
        String[] values = {
            Integer.toString(in.getInt()),
            LocalDate.ofEpochDay(in.getInt()).toString(),
            Integer.toString(in.getInt()),
            Double.toString(in.getDouble()),
            Double.toString(in.getDouble()),
            Integer.toString(in.getInt()),
            Double.toString(in.getDouble()),
            Integer.toString(in.getInt()),
            text(bytes(in)),
            text(bytes(in)),
            text(bytes(in)),
            text(bytes(in))
        };
        int at = 0;
        for (EventField field : EventField.values()) {
            content.put(field.column(), (nulls & (1 << at)) == 0 ? values[at] : "null");
            at++;
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String text(byte[] utf8) {
        return utf8 == null ? "null" : "\"" + new String(utf8, StandardCharsets.UTF_8) + "\"";
    }

    /** One character a byte, so that positions are those of the bytes. */
    private static String binary(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
