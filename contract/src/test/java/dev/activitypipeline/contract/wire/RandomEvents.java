package dev.activitypipeline.contract.wire;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.Vocabulary;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Valid events, from the everyday to the odd. The same seed gives the same events. */
final class RandomEvents {
    private static final int FIRST_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2024, 12, 31).toEpochDay();

    private final SplittableRandom random;

    RandomEvents(long seed) {
        random = new SplittableRandom(seed);
    }

    ActivityEvent next() {
        return new ActivityEvent(
                1 + random.nextInt(Integer.MAX_VALUE),
                LocalDate.ofEpochDay(random.nextInt(FIRST_DAY, LAST_DAY + 1)),
                random.nextInt(300_001),
                decimal(30_000),
                decimal(1_000),
                random.nextInt(1_441),
                decimal(24),
                random.nextInt(20, 251),
                text(Vocabulary.WORKOUT_TYPES),
                text(Vocabulary.WEATHER_CONDITIONS),
                text(Vocabulary.LOCATIONS),
                text(Vocabulary.MOODS));
    }

    private double decimal(int max) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> random.nextDouble() * max;
            case 4, 5, 6, 7 -> random.nextInt(max + 1);
            case 8 -> Math.scalb(random.nextDouble(), -random.nextInt(1_060));
            default -> random.nextInt(max * 1_000 + 1) / 1_000.0;
        };
    }

    private String text(List<String> vocabulary) {
        if (random.nextInt(3) > 0) {
            return vocabulary.get(random.nextInt(vocabulary.size()));
        }
        int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 128 : 12);
        return random.ints(length, 0, Character.MAX_CODE_POINT + 1)
                .map(this::oftenSmall)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private int oftenSmall(int codePoint) {
        int shifted = codePoint >> random.nextInt(15);
        boolean surrogate = shifted >= Character.MIN_SURROGATE && shifted <= Character.MAX_SURROGATE;
        return surrogate ? '"' : shifted;
    }
}
