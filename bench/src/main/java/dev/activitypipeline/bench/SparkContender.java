package dev.activitypipeline.bench;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.contract.settings.StreamSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs that read a topic, started alike: two cores, the same heap, the same Spark. */
enum SparkContender {
    /** StreamMain, as it ships. */
    OURS,
    /** Kafka to nothing. */
    NOOP,
    /** from_json to Parquet by date. */
    TUTORIAL;

    private static final String HEAP = "-Xmx2g";

    /**
     * How a job is to read.
     *
     * @param trigger between two batches; empty where the job is to read what there is, batch after batch
     * @param upkeep whether our job also rolls up, compacts and so on as it does for users
     */
    record Reading(String topic, long maxOffsets, Optional<Duration> trigger, boolean upkeep) {}

    /** @param folder for all that it writes */
    SparkRun start(Workbench bench, Path folder, Reading reading)
            throws IOException, InterruptedException, NotMeasured {
        Files.createDirectories(folder);
        Path progress = bench.fresh(name().toLowerCase(java.util.Locale.ROOT) + ".progress.jsonl");
        String bootstrapServers = bench.broker().bootstrapServers();
        boolean ours = this == OURS;
        ChildJvm process = bench.start(new ChildJvm.Command(
                "spark-" + name().toLowerCase(java.util.Locale.ROOT),
                jvmArguments(bench.programs().sparkOptions(), progress, folder),
                bench.programs().spark(),
                main(),
                ours
                        ? List.of()
                        : List.of(
                                bootstrapServers,
                                reading.topic(),
                                folder.toString(),
                                Long.toString(reading.maxOffsets()),
                                reading.trigger()
                                        .map(trigger -> Long.toString(trigger.toMillis()))
                                        .orElse("available-now")),
                ours ? settings(bootstrapServers, folder, reading).toEnvironment() : Map.of()));
        return new SparkRun(process, progress);
    }

    private String main() {
        return switch (this) {
            case OURS -> "dev.activitypipeline.stream.StreamMain";
            case NOOP -> "dev.activitypipeline.bench.spark.NoopReference";
            case TUTORIAL -> "dev.activitypipeline.bench.spark.TutorialReference";
        };
    }

    private static List<String> jvmArguments(Path sparkOptions, Path progress, Path folder) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(
                "@" + sparkOptions,
                HEAP,
                "-Dbench.progress=" + progress,
                "-Dspark.sql.streaming.streamingQueryListeners=dev.activitypipeline.bench.spark.ProgressLog",
                "-Dspark.master=local[2]",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.local.dir=" + folder.resolve("scratch"),
                "-Dspark.sql.session.timeZone=UTC",
                "-Dspark.ui.enabled=false"));
        return arguments;
    }

    private static StreamSettings settings(String bootstrapServers, Path folder, Reading reading) {
        return new StreamSettings(
                "bench",
                UUID.randomUUID().toString(),
                new KafkaConnection(bootstrapServers, reading.topic(), Optional.empty()),
                folder.resolve("store"),
                StreamSettings.StoreFormat.DELTA,
                reading.trigger().orElse(Duration.ZERO),
                reading.maxOffsets(),
                StreamSettings.StartingOffsets.EARLIEST,
                EventRules.CONTRACT,
                reading.upkeep() ? Duration.ofSeconds(30) : Duration.ZERO,
                reading.upkeep() ? Duration.ofMinutes(10) : Duration.ZERO,
                0,
                StreamSettings.TopicRecreatedPolicy.FAIL,
                StreamSettings.DataLossPolicy.FAIL,
                0);
    }
}
