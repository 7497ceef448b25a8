package dev.activitypipeline.controller.schema;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as manifests write them: a whole number and one of ms, s, m, h. */
public final class Durations {
    private static final Pattern SHAPE = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h)");

    private Durations() {}

    /** Empty where the text is no duration; never throws. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    /** @throws IllegalArgumentException if the text was not checked before */
    public static Duration of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a duration: " + text));
    }
}
