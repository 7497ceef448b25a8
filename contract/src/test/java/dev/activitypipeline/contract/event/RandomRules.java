package dev.activitypipeline.contract.event;

import dev.activitypipeline.contract.event.EventRules.Range;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Rules of every shape, with words that are hard to write down. The same seed gives the same rules. */
public final class RandomRules {
    private static final List<String> ODD_WORDS = List.of(
            " ",
            "\t",
            " Happy ",
            "Gym Workout",
            "a+b",
            "a%2Bb",
            "100%",
            "%",
            "%%",
            "|",
            ";",
            "=",
            "a=b;c|d",
            "..",
            "0..5",
            "unknown_fields=reject",
            "\"quoted\"",
            "back\\slash",
            "line\nfeed",
            "\u0000",
            "\u007F",
            "\u00A0",
            "\u3000",
            "Schön",
            "Scho\u0308n",
            "\u202Emood",
            "\uFFFD",
            "\uFFFE",
            "日本",
            "😀",
            "👩‍👩‍👧",
            "😀".repeat(128));

    private final SplittableRandom random;

    public RandomRules(long seed) {
        random = new SplittableRandom(seed);
    }

    public EventRules next() {
        Map<EventField, Range> ranges = new EnumMap<>(EventField.class);
        Map<EventField, Set<String>> allowed = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            if (random.nextInt(3) == 0) {
                switch (field.type()) {
                    case INTEGER -> ranges.put(field, range(integer(field), integer(field)));
                    case DECIMAL -> ranges.put(field, range(decimal(field), decimal(field)));
                    case TEXT -> allowed.put(field, words());
                    case DATE -> {
                        // has neither a range nor words
                    }
                }
            }
        }
        return new EventRules(ranges, allowed, random.nextBoolean());
    }

    private static Range range(double one, double other) {
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    private double integer(EventField field) {
        return random.nextLong((long) field.min(), (long) field.max() + 1);
    }

    private double decimal(EventField field) {
        return switch (random.nextInt(4)) {
            case 0 -> integer(field);
            case 1 -> Math.scalb(random.nextDouble(), -random.nextInt(1_060));
            case 2 -> Math.rint(random.nextDouble() * field.max() * 10) / 10;
            default -> random.nextDouble() * field.max();
        };
    }

    private Set<String> words() {
        Set<String> words = new HashSet<>();
        int count = 1 + random.nextInt(8);
        while (words.size() < count) {
            words.add(random.nextBoolean() ? ODD_WORDS.get(random.nextInt(ODD_WORDS.size())) : word());
        }
        return words;
    }

    private String word() {
        return random.ints(1 + random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
                .map(codePoint -> codePoint >> random.nextInt(15))
                .map(codePoint -> Character.getType(codePoint) == Character.SURROGATE ? '%' : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
