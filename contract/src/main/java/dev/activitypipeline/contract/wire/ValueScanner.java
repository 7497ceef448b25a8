package dev.activitypipeline.contract.wire;

/** Reads any JSON value with all that it holds, and checks every byte of it, in one pass and without recursion. */
final class ValueScanner {
    /** The record's own object is the first level. */
    static final int MAX_DEPTH = 16;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final JsonInput input;
    private final StringScanner string;
    private final NumberScanner number;

    private JsonType type = JsonType.NULL;
    private int from;

    ValueScanner(JsonInput input, StringScanner string, NumberScanner number) {
        this.input = input;
        this.string = string;
        this.number = number;
    }

    JsonType type() {
        return type;
    }

    /** Where the last value begins in the record; it ends at the cursor. */
    int from() {
        return from;
    }

    /** Reads the value of a field of the record's own object. */
    boolean scan() {
        int c = input.next();
        from = input.at;
        if (c == '{' || c == '[') {
            type = c == '{' ? JsonType.OBJECT : JsonType.ARRAY;
            return container();
        }
        return scalar(c);
    }

    /** Reads a key, whose quote is expected at the cursor or after white space, and the colon behind it. */
    boolean key() {
        if (input.next() != '"') {
            return input.unexpected("a key in double quotes");
        }
        return string.scan() && colon();
    }

    /** Reads the colon behind a key. */
    boolean colon() {
        if (input.next() != ':') {
            return input.unexpected("':' after a key");
        }
        input.at++;
        return true;
    }

    private boolean scalar(int c) {
        return switch (c) {
            case '"' -> {
                type = JsonType.STRING;
                yield string.scan();
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                boolean read = number.scan();
                type = number.type();
                yield read;
            }
            case 't' -> literal(TRUE, JsonType.BOOLEAN);
            case 'f' -> literal(FALSE, JsonType.BOOLEAN);
            case 'n' -> literal(NULL, JsonType.NULL);
            default -> input.unexpected("a value");
        };
    }

    private boolean literal(byte[] word, JsonType wordType) {
        type = wordType;
        for (byte letter : word) {
            if (input.at >= input.bytes.length || input.bytes[input.at] != letter) {
                return input.unexpected("true, false or null");
            }
            input.at++;
        }
        return true;
    }

    /** Reads the object or array that opens at the cursor; {@code kinds} holds one bit a level, 1 for an object. */
    private boolean container() {
        JsonType outermost = type;
        int depth = 1;
        int kinds = 1;
        boolean value = true;
        do {
            int c = input.next();
            if (!value) {
                boolean object = (kinds & 1) == 1;
                if (c == (object ? '}' : ']')) {
                    input.at++;
                    depth--;
                    kinds >>>= 1;
                } else if (c == ',') {
                    input.at++;
                    value = true;
                    if (object && !key()) {
                        return false;
                    }
                } else {
                    return input.unexpected(object ? "',' or '}'" : "',' or ']'");
                }
            } else if (c == '{' || c == '[') {
                boolean object = c == '{';
                if (++depth > MAX_DEPTH) {
                    return input.fault(Rule.TOO_DEEP, input.at, "nested deeper than " + MAX_DEPTH + " levels");
                }
                kinds = (kinds << 1) | (object ? 1 : 0);
                input.at++;
                value = input.next() != (object ? '}' : ']');
                if (value && object && !key()) {
                    return false;
                }
            } else if (!scalar(c)) {
                return false;
            } else {
                value = false;
            }
        } while (depth > 1);
        type = outermost;
        return true;
    }
}
