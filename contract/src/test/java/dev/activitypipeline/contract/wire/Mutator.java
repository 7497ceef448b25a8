package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Breaks records the way that chance, bugs and malice do. The same seed breaks them the same way. */
final class Mutator {
    /** Sixteen and seventeen levels, with the record's own. */
    private static final String DEEP = "\"x\":[[[[[[[[[[[[[[[7]]]]]]]]]]]]]]],";

    private static final String DEEPER = "\"x\":{\"y\":[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]},";

    /** Pieces that mean something to a JSON parser. */
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\\"",
        "\\u0",
        "\\u0073",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "null",
        "true",
        "false",
        "0",
        "-",
        "-0",
        "00",
        "1e",
        "E+",
        ".",
        ".5",
        "1.5",
        "1e3",
        "1e400",
        "1e-400",
        "NaN",
        "Infinity",
        "12345678901234567890",
        "9223372036854775808",
        "9007199254740993",
        "0.1000000000000000055511151231257827",
        "\"steps\":1,",
        "\"mood\":\"Sad\",",
        "\"x\":[],",
        "\"x\":{\"y\":[1,2]},",
        "\"\":0,",
        "{\"a\":{\"b\":[[[",
        DEEP,
        DEEPER,
        "[[[[[[[[",
        "\"2024-02-30\"",
        "\"9999-12-31\"",
        "1899-12-31",
        "2023-02-29",
        "'",
        "//",
        "/**/",
        " ",
        "\n",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u00ef\u00bb\u00bf",
        "\u00c3\u00a9",
        "\u00c0\u0080",
        "\u00ed\u00a0\u0080",
        "\u00f0\u009f\u0098\u0080",
        "\u00ff"
    };

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A changed copy; {@code other} is where a piece may be taken from. */
    byte[] mutate(byte[] record, byte[] other) {
        byte[] changed = record;
        int changes = 1 + random.nextInt(10) / 7;
        for (int i = 0; i < changes; i++) {
            changed = mutateOnce(changed, other);
        }
        return changed;
    }

    private byte[] mutateOnce(byte[] record, byte[] other) {
        int at = random.nextInt(record.length + 1);
        int to = Math.min(record.length, at + random.nextInt(1, 12));
        return switch (random.nextInt(16)) {
            case 0 -> replace(record, at, Math.min(record.length, at + 1), anyByte());
            case 1 -> replace(record, at, at, anyByte());
            case 2 -> replace(record, at, to, new byte[0]);
            case 3 -> replace(record, at, at, piece());
            case 4 -> replace(record, at, to, piece());
            case 5 -> replace(record, at, at, slice(other));
            case 6 -> random.nextInt(4) == 0 ? Arrays.copyOf(record, at) : swapLetters(record, at);
            case 7 -> insertField(record, at, piece());
            case 8 -> replaceValue(record, at, piece());
            case 9, 10, 11 -> replaceValue(record, at, number());
            default -> swapLetters(record, at);
        };
    }

    /** Inserts where a field begins. */
    private static byte[] insertField(byte[] record, int near, byte[] field) {
        int at = near;
        while (at < record.length && record[at] != ',' && record[at] != '{') {
            at++;
        }
        return at == record.length ? record : replace(record, at + 1, at + 1, field);
    }

    /** Replaces what stands between a colon and the next comma or brace. */
    private byte[] replaceValue(byte[] record, int near, byte[] value) {
        int from = near;
        while (from < record.length && record[from] != ':') {
            from++;
        }
        int to = from;
        while (to < record.length && record[to] != ',' && record[to] != '}') {
            to++;
        }
        return from == record.length ? record : replace(record, from + 1, to, value);
    }

    /** Turns a letter or digit into another, which mostly leaves JSON that is well-formed. */
    private byte[] swapLetters(byte[] record, int at) {
        if (at == record.length || !Character.isLetterOrDigit(record[at])) {
            return record;
        }
        byte[] changed = record.clone();
        changed[at] =
                (byte) (Character.isDigit(record[at]) ? random.nextInt('0', '9' + 1) : random.nextInt('a', 'z' + 1));
        return changed;
    }

    private static byte[] replace(byte[] record, int from, int to, byte[] piece) {
        byte[] changed = Arrays.copyOf(record, record.length - (to - from) + piece.length);
        System.arraycopy(piece, 0, changed, from, piece.length);
        System.arraycopy(record, to, changed, from + piece.length, record.length - to);
        return changed;
    }

    private byte[] slice(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(40)));
    }

    private byte[] anyByte() {
        return new byte[] {(byte) random.nextInt()};
    }

    private byte[] piece() {
        return PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1);
    }

    private byte[] number() {
        double any = random.nextInt(2_000) / Math.pow(10, random.nextInt(4));
        String text =
                switch (random.nextInt(3)) {
                    case 0 -> Integer.toString(random.nextInt() >> random.nextInt(32));
                    case 1 -> Double.toString(any);
                    default -> Double.toString(random.nextDouble() * 1_000) + random.nextLong(100);
                };
        return text.getBytes(UTF_8);
    }
}
