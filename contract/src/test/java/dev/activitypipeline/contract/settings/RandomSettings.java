package dev.activitypipeline.contract.settings;

import dev.activitypipeline.contract.event.RandomRules;
import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.contract.settings.StreamSettings.StartingOffsets;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Valid settings of every shape, often at the edges of what is valid. The same seed gives the same settings. */
final class RandomSettings {
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final List<String> FILE_NAMES = List.of(
            "data", "my data", " leading", "trailing ", "tab\tbed", "a=b", "$HOME", "100%", "it's", "\"q\"", "*");
    private static final List<String> PATTERNS =
            List.of("*.csv", " *.csv", "*.{csv,jsonl}", "données *.ndjson ", "[!a]?.csv");

    private final SplittableRandom random;
    private final RandomRules rules;

    RandomSettings(long seed) {
        random = new SplittableRandom(seed);
        rules = new RandomRules(seed);
    }

    KafkaConnection kafka() {
        return new KafkaConnection(
                oneOf(List.of("localhost:9092", "a:1,b:2,c:3", "[::1]:9092")),
                oneOf(List.of("user-activity", "a", "A.b_c-1")),
                maybe(path()));
    }

    ProducerSettings producer() {
        return new ProducerSettings(
                "fitness",
                "b7a1-" + random.nextInt(100),
                (int) between(0, 999),
                kafka(),
                source(),
                Duration.ofMillis(between(1, 30_000)),
                oneOf(COMPRESSIONS),
                maybe(path()),
                (int) between(0, 65_535),
                random.nextBoolean());
    }

    StreamSettings stream() {
        return new StreamSettings(
                "fitness",
                "b7a1-" + random.nextInt(100),
                kafka(),
                path(),
                oneOf(List.of(StoreFormat.values())),
                Duration.ofMillis(between(0, 3_600_000)),
                between(1, 1_000_000_000),
                oneOf(List.of(StartingOffsets.values())),
                rules.next(),
                Duration.ofMillis(between(0, 86_400_000)),
                Duration.ofMillis(between(0, 604_800_000)),
                (int) between(0, 36_500),
                oneOf(List.of(TopicRecreatedPolicy.values())),
                oneOf(List.of(DataLossPolicy.values())),
                (int) between(0, 65_535));
    }

    BigQuerySettings bigQuery() {
        return new BigQuerySettings(
                "fitness",
                "b7a1-" + random.nextInt(100),
                path(),
                new BigQuerySettings.Target(
                        "my-project",
                        "activity",
                        oneOf(List.of("US", "europe-west3")),
                        oneOf(List.of("", "f_")),
                        random.nextBoolean(),
                        oneOf(List.of(BigQuerySettings.DeletionPolicy.values()))),
                Duration.ofMillis(between(100, 3_600_000)),
                maybe(path()),
                new BigQuerySettings.Endpoints(
                        maybe(URI.create("https://bigquery-mine.p.googleapis.com")),
                        maybe(URI.create("http://[::1]:9060"))),
                (int) between(0, 65_535));
    }

    private ProducerSource source() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new ProducerSource.Simulate(
                        random.nextLong(),
                        (int) between(1, 1_000_000),
                        between(0, 10_000_000),
                        oneOf(List.of(RateProfile.values())),
                        between(0, Long.MAX_VALUE - 1),
                        LocalDate.ofEpochDay(between(
                                LocalDate.of(1900, 1, 1).toEpochDay(),
                                LocalDate.of(9999, 12, 31).toEpochDay())),
                        ratio(),
                        ratio(),
                        ratio());
            case 1 -> new ProducerSource.Files(path(), oneOf(PATTERNS), random.nextBoolean());
            default -> new ProducerSource.Http((int) between(0, 65_535));
        };
    }

    private Path path() {
        Path path = Path.of(random.nextBoolean() ? "/volume" : "relative");
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
            path = path.resolve(oneOf(FILE_NAMES));
        }
        return path;
    }

    private double ratio() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> Math.scalb(random.nextDouble(), -random.nextInt(1_060));
            default -> random.nextDouble();
        };
    }

    private long between(long least, long most) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> random.nextLong(least, most + 1);
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
