package dev.activitypipeline.contract.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A typed reader over environment variables that collects every fault before it fails, so that a wrong environment is mended in
 * one round. A faulty variable reads as a harmless value; {@link #failOnFaults()} must be called before any value is used.
 */
final class Environment {
    private final Map<String, String> variables;
    private final List<String> faults = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    String text(String name) {
        return optionalText(name).orElseGet(() -> {
            faults.add(name + ": is not set");
            return "";
        });
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    long number(String name, long fallback, long min, long max) {
        return parsed(
                name,
                fallback,
                Long::parseLong,
                v -> v >= min && v <= max,
                "an integer between " + min + " and " + max);
    }

    double decimal(String name, double fallback, double min, double max) {
        return parsed(
                name,
                fallback,
                Double::parseDouble,
                v -> v >= min && v <= max,
                "a number between " + min + " and " + max);
    }

    Duration millis(String name, Duration fallback, Duration min, Duration max) {
        return Duration.ofMillis(number(name, fallback.toMillis(), min.toMillis(), max.toMillis()));
    }

    LocalDate date(String name, LocalDate fallback) {
        return parsed(name, fallback, LocalDate::parse, v -> true, "a date YYYY-MM-DD");
    }

    boolean flag(String name, boolean fallback) {
        return parsed(name, fallback, Environment::parseFlag, v -> true, "true or false");
    }

    <E extends Enum<E>> E choice(String name, E fallback, Class<E> type) {
        return parsed(
                name,
                fallback,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                v -> true,
                "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    <T> T parsed(String name, T fallback, Function<String, T> parse, Predicate<T> valid, String expected) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            T value = parse.apply(text.get());
            if (valid.test(value)) {
                return value;
            }
        } catch (RuntimeException notParsed) {
            // told below, with what was expected instead
        }
        faults.add(name + ": must be " + expected + ", got \"" + text.get() + "\"");
        return fallback;
    }

    void failOnFaults() {
        if (!faults.isEmpty()) {
            throw new InvalidEnvironment(faults);
        }
    }

    private static boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
