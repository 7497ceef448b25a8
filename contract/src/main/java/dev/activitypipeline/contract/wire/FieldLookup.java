package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.activitypipeline.contract.event.EventField;
import java.util.Arrays;

/** Finds a column by the bytes of its name. */
final class FieldLookup {
    static final int NONE = -1;

    private static final EventField[] FIELDS = EventField.values();
    private static final byte[][] NAMES = new byte[FIELDS.length][];
    private static final byte[][] QUOTED_NAMES = new byte[FIELDS.length][];
    /** The positions of the columns whose name has that many bytes. */
    private static final int[][] BY_LENGTH;

    static {
        int longest = 0;
        for (EventField field : FIELDS) {
            NAMES[field.position()] = field.column().getBytes(US_ASCII);
            QUOTED_NAMES[field.position()] = ("\"" + field.column() + "\"").getBytes(US_ASCII);
            longest = Math.max(longest, field.column().length());
        }
        BY_LENGTH = new int[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int n = length;
            BY_LENGTH[length] = Arrays.stream(FIELDS)
                    .filter(field -> field.column().length() == n)
                    .mapToInt(EventField::position)
                    .toArray();
        }
    }

    private FieldLookup() {}

    /** The position of the column that these bytes, unescaped and without quotes, name; else {@link #NONE}. */
    static int find(byte[] in, int from, int to) {
        int length = to - from;
        if (length < BY_LENGTH.length) {
            for (int position : BY_LENGTH[length]) {
                if (Arrays.equals(NAMES[position], 0, length, in, from, to)) {
                    return position;
                }
            }
        }
        return NONE;
    }

    /** The length of the column's name with its quotes, if that is what stands there; else 0. */
    static int quotedLengthAt(byte[] in, int at, int position) {
        byte[] name = QUOTED_NAMES[position];
        int to = at + name.length;
        return to <= in.length && Arrays.equals(name, 0, name.length, in, at, to) ? name.length : 0;
    }
}
