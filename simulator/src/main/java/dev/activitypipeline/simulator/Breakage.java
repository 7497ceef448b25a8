package dev.activitypipeline.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Breaks an event's bytes in one of the ways that real senders do. Whatever comes out, the contract's parser must refuse it. */
final class Breakage {
    private static final String[] COLUMNS = {
        "user_id",
        "date",
        "steps",
        "calories_burned",
        "distance_km",
        "active_minutes",
        "sleep_hours",
        "heart_rate_avg",
        "workout_type",
        "weather_conditions",
        "location",
        "mood"
    };
    private static final int KINDS = 24;

    private Breakage() {}

    /** @param json an event in canonical form, all ASCII */
    static byte[] broken(byte[] json, int length, long hash) {
        String text = new String(json, 0, length, StandardCharsets.ISO_8859_1);
        int chance = (int) (hash >>> 40);
        String column = COLUMNS[chance % COLUMNS.length];
        return switch ((int) (hash >>> 8 & 0xFFFF) % KINDS) {
            case 0 -> Arrays.copyOf(json, 1 + chance % (length - 1));
            case 1 -> new byte[0];
            case 2 -> bytes(" \t ");
            case 3 -> bytes(with(text, "steps", "\"8042\""));
            case 4 -> bytes(with(text, "active_minutes", "12.7"));
            case 5 -> bytes(with(text, "heart_rate_avg", chance % 2 == 0 ? "0" : "999"));
            case 6 -> bytes(without(text, column));
            case 7 -> bytes(with(text, column, "null"));
            case 8 -> spoiled(with(text, "mood", "\"H?ppy\""), (byte) 0xFF);
            case 9 -> spoiled(with(text, "location", "\"P?rk\""), (byte) 0xC3);
            case 10 -> bytes(text.substring(0, length - 1) + ",\"steps\":1}");
            case 11 -> bytes(with(text, "date", "\"2024-02-30\""));
            case 12 -> bytes(with(text, "date", "\"05/01/2024\""));
            case 13 -> bytes(with(text, "date", "\"1874-06-01\""));
            case 14 -> bytes(with(text, "date", "\"9999-12-31\""));
            case 15 -> bytes(text + (chance % 2 == 0 ? "}" : text));
            case 16 -> bytes("[" + text + "]");
            case 17 -> bytes("ERROR sensor " + chance + " not ready");
            case 18 -> bytes(with(text, "mood", "\"\""));
            case 19 -> bytes(with(text, "sleep_hours", "25.5"));
            case 20 -> bytes(with(text, "distance_km", chance % 2 == 0 ? "NaN" : "-1.5"));
            case 21 -> bytes(with(text, "workout_type", "\"" + "x".repeat(129) + "\""));
            case 22 -> bytes(with(text, "weather_conditions", "\"\\ud83d\""));
            default -> bytes(text.replace('"', '\''));
        };
    }

    private static String with(String json, String column, String value) {
        int start = json.indexOf("\"" + column + "\":") + column.length() + 3;
        return json.substring(0, start) + value + json.substring(endOfValue(json, start));
    }

    private static String without(String json, String column) {
        int start = json.indexOf("\"" + column + "\":");
        int end = endOfValue(json, start);
        boolean last = json.charAt(end) == '}';
        return last
                ? json.substring(0, start - 1) + json.substring(end)
                : json.substring(0, start) + json.substring(end + 1);
    }

    /** The simulator's own texts hold neither comma nor brace. */
    private static int endOfValue(String json, int from) {
        int comma = json.indexOf(',', from);
        return comma < 0 ? json.length() - 1 : comma;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] spoiled(String text, byte instead) {
        byte[] bytes = bytes(text);
        bytes[text.indexOf('?')] = instead;
        return bytes;
    }
}
