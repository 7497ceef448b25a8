package dev.activitypipeline.contract.settings;

import dev.activitypipeline.contract.event.EventRules;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        return required(name, optionalText(name));
    }

    Optional<String> optionalText(String name) {
        return exact(name).map(String::strip);
    }

    /** A text with the white space at its ends, which a file's name may have. */
    String exactText(String name) {
        return required(name, exact(name));
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

    LocalDate date(String name, LocalDate fallback, LocalDate min, LocalDate max) {
        return parsed(
                name,
                fallback,
                LocalDate::parse,
                v -> !v.isBefore(min) && !v.isAfter(max),
                "a date YYYY-MM-DD between " + min + " and " + max);
    }

    Path path(String name) {
        return pathOf(name, exactText(name)).orElseGet(() -> Path.of(""));
    }

    Optional<Path> optionalPath(String name) {
        return exact(name).flatMap(text -> pathOf(name, text));
    }

    /** The rules; what is wrong in them is told, because a list of rules is too long to guess. */
    EventRules rules(String name) {
        try {
            return EventRules.parse(optionalText(name).orElse(""));
        } catch (IllegalArgumentException notParsed) {
            faults.add(name + ": " + notParsed.getMessage());
            return EventRules.CONTRACT;
        }
    }

    /** One of a few words that stay words. */
    String word(String name, String fallback, List<String> words) {
        return parsed(name, fallback, text -> text, words::contains, "one of " + words);
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

    private Optional<String> exact(String name) {
        return Optional.ofNullable(variables.get(name)).filter(Predicate.not(String::isBlank));
    }

    private String required(String name, Optional<String> value) {
        return value.orElseGet(() -> {
            faults.add(name + ": is not set");
            return "";
        });
    }

    private Optional<Path> pathOf(String name, String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException invalid) {
            faults.add(name + ": must be a path, got \"" + text + "\": " + invalid.getReason());
            return Optional.empty();
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
