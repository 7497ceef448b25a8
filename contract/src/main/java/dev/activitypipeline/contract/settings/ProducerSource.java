package dev.activitypipeline.contract.settings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Where a producer's events come from. */
public sealed interface ProducerSource {

    /**
     * Seeded, lifelike events: the payload is a pure function of seed, producer and sequence number.
     *
     * @param seed what makes the run reproducible
     * @param users people per producer and generation
     * @param eventsPerSecond rate to hold; 0 sends as fast as the broker takes them
     * @param profile how the rate moves around {@code eventsPerSecond}
     * @param eventLimit sequence numbers to send in all, over all restarts; 0 is without end
     * @param startDate the first simulated day
     * @param malformedRatio share of sequence numbers whose bytes are broken on purpose, 0..1
     * @param duplicateRatio share of sequence numbers that are sent twice, 0..1
     * @param lateRatio share of sequence numbers dated up to 30 days back, 0..1
     */
    record Simulate(
            long seed,
            int users,
            long eventsPerSecond,
            RateProfile profile,
            long eventLimit,
            LocalDate startDate,
            double malformedRatio,
            double duplicateRatio,
            double lateRatio)
            implements ProducerSource {}

    /**
     * CSV with a header, or JSON lines, with the contract's columns.
     *
     * @param directory where the files are
     * @param pattern a glob over file names in that directory; {@code *.csv}, {@code *.jsonl}, {@code *.ndjson} are told apart by ending
     * @param watch whether to go on looking for new files after the last line; otherwise the source ends
     */
    record Files(Path directory, String pattern, boolean watch) implements ProducerSource {}

    /**
     * POST of one JSON event or an NDJSON batch.
     *
     * @param port TCP port; 0 picks a free one
     */
    record Http(int port) implements ProducerSource {}

    /** How the simulated rate moves around its mean. */
    enum RateProfile {
        /** The same in every second. */
        CONSTANT,
        /** A sine over ten minutes between 0.5 and 1.5 times the rate, as a day would be. */
        DAILY,
        /** Ten times the rate during six seconds of each minute, and nothing in the rest. */
        BURST
    }

    static ProducerSource from(Environment environment) {
        return switch (environment.choice("SOURCE", Kind.SIMULATE, Kind.class)) {
            case SIMULATE ->
                new Simulate(
                        environment.number("SIMULATE_SEED", 42, Long.MIN_VALUE, Long.MAX_VALUE),
                        (int) environment.number("SIMULATE_USERS", 10_000, 1, 1_000_000),
                        environment.number("SIMULATE_EVENTS_PER_SECOND", 1_000, 0, 10_000_000),
                        environment.choice("SIMULATE_RATE_PROFILE", RateProfile.CONSTANT, RateProfile.class),
                        environment.number("SIMULATE_EVENT_LIMIT", 0, 0, Long.MAX_VALUE),
                        environment.date(
                                "SIMULATE_START_DATE",
                                LocalDate.of(2024, 1, 1),
                                LocalDate.of(1900, 1, 1),
                                LocalDate.of(9999, 12, 31)),
                        environment.decimal("SIMULATE_MALFORMED_RATIO", 0, 0, 1),
                        environment.decimal("SIMULATE_DUPLICATE_RATIO", 0, 0, 1),
                        environment.decimal("SIMULATE_LATE_RATIO", 0, 0, 1));
            case FILES ->
                new Files(
                        environment.path("FILES_DIRECTORY"),
                        environment.exactText("FILES_PATTERN"),
                        environment.flag("FILES_WATCH", true));
            case HTTP -> new Http((int) environment.number("HTTP_PORT", 8080, 0, 65_535));
        };
    }

    default void writeTo(Map<String, String> variables) {
        if (this instanceof Simulate simulate) {
            variables.put("SOURCE", "simulate");
            variables.put("SIMULATE_SEED", Long.toString(simulate.seed()));
            variables.put("SIMULATE_USERS", Integer.toString(simulate.users()));
            variables.put("SIMULATE_EVENTS_PER_SECOND", Long.toString(simulate.eventsPerSecond()));
            variables.put("SIMULATE_RATE_PROFILE", simulate.profile().name().toLowerCase(Locale.ROOT));
            variables.put("SIMULATE_EVENT_LIMIT", Long.toString(simulate.eventLimit()));
            variables.put("SIMULATE_START_DATE", simulate.startDate().toString());
            variables.put("SIMULATE_MALFORMED_RATIO", Double.toString(simulate.malformedRatio()));
            variables.put("SIMULATE_DUPLICATE_RATIO", Double.toString(simulate.duplicateRatio()));
            variables.put("SIMULATE_LATE_RATIO", Double.toString(simulate.lateRatio()));
        } else if (this instanceof Files files) {
            variables.put("SOURCE", "files");
            variables.put("FILES_DIRECTORY", files.directory().toString());
            variables.put("FILES_PATTERN", files.pattern());
            variables.put("FILES_WATCH", Boolean.toString(files.watch()));
        } else if (this instanceof Http http) {
            variables.put("SOURCE", "http");
            variables.put("HTTP_PORT", Integer.toString(http.port()));
        }
    }

    /** The word that selects a source in the environment. */
    enum Kind {
        SIMULATE,
        FILES,
        HTTP
    }
}
