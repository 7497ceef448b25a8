package dev.activitypipeline.bench;

import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How ours and Kafka's own producer are started, with the same settings. */
record ProducerCommands(Workbench bench) {
    private static final Duration TRANSACTION = Duration.ofMillis(100);
    private static final int PAYLOADS = 20_000;

    /** The settings that our producer has fixed: {@code ClientProperties} in its module. */
    private static final String SAME_SETTINGS = """
            acks=all
            enable.idempotence=true
            batch.size=262144
            buffer.memory=67108864
            linger.ms=10
            compression.type=lz4
            transaction.timeout.ms=60000
            metric.reporters=
            """;

    static ProducerSource.Simulate simulate(long events, long eventsPerSecond, double malformedRatio) {
        return new ProducerSource.Simulate(
                42,
                10_000,
                eventsPerSecond,
                RateProfile.CONSTANT,
                events,
                LocalDate.of(2024, 1, 1),
                malformedRatio,
                0,
                0);
    }

    ChildJvm ours(String topic, ProducerSource.Simulate source) throws IOException, InterruptedException, NotMeasured {
        Path acknowledgements = Files.createDirectories(bench.fresh("acks"));
        ProducerSettings settings = new ProducerSettings(
                "bench",
                UUID.randomUUID().toString(),
                0,
                new KafkaConnection(bench.broker().bootstrapServers(), topic, Optional.empty()),
                source,
                TRANSACTION,
                "lz4",
                Optional.of(acknowledgements),
                0,
                true);
        return bench.start(new ChildJvm.Command(
                "producer",
                List.of("-Xmx512m"),
                bench.programs().producer(),
                "dev.activitypipeline.producer.ProducerMain",
                List.of(),
                settings.toEnvironment()));
    }

    /** @param eventsPerSecond 0 for as fast as it can */
    ChildJvm kafkas(String topic, Path payloads, long events, long eventsPerSecond)
            throws IOException, InterruptedException, NotMeasured {
        Path settings = Files.writeString(bench.fresh("perf.properties"), SAME_SETTINGS, StandardCharsets.UTF_8);
        return bench.start(new ChildJvm.Command(
                "producer-performance",
                List.of("-Xmx512m"),
                bench.programs().kafkaTools(),
                "org.apache.kafka.tools.ProducerPerformance",
                List.of(
                        "--bootstrap-server",
                        bench.broker().bootstrapServers(),
                        "--topic",
                        topic,
                        "--num-records",
                        Long.toString(events),
                        "--throughput",
                        Long.toString(eventsPerSecond == 0 ? -1 : eventsPerSecond),
                        "--payload-file",
                        payloads.toString(),
                        "--command-config",
                        settings.toString(),
                        "--transactional-id",
                        "perf-" + UUID.randomUUID(),
                        "--transaction-duration-ms",
                        Long.toString(TRANSACTION.toMillis())),
                Map.of()));
    }

    /** Values that our producer would send, one a line. */
    Path payloads() throws IOException {
        Path file = bench.fresh("payloads.jsonl");
        ActivitySimulator simulator = new ActivitySimulator(simulate(PAYLOADS, 0, 0), 0);
        SimulatedEvent event = new SimulatedEvent();
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            for (int seq = 0; seq < PAYLOADS; seq++) {
                simulator.render(seq, event);
                out.write(event.value(), 0, event.valueLength());
                out.write('\n');
            }
        }
        return file;
    }
}
