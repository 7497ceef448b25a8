package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import dev.activitypipeline.controller.observe.ProcessReport;
import dev.activitypipeline.controller.observe.StreamHealth;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A broker, a topic that keeps events for four minutes, and a driver that stores every hour. */
@EnabledIfSystemProperty(
        named = ObservabilityTools.PROPERTY,
        matches = ".+",
        disabledReason = "a whole pipeline is to be built first; `make observability` does")
class RetentionGuardTest {
    private static final Duration RETENTION = Duration.ofMinutes(4);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ProcessReport reports = new ProcessReport();

    @TempDir
    private Path folder;

    @Test
    void whenUnreadEventsBeginToLeaveTheTopicIsToldHalfTheirTimeBefore() throws Exception {
        // Given
        Path manifest = Files.writeString(folder.resolve("pipeline.yaml"), """
                apiVersion: activity.dev/v1alpha1
                kind: ActivityPipeline
                metadata: {name: fitness, namespace: demo}
                spec:
                  kafka: {bootstrapServers: 'kafka:9092'}
                  topic: {name: user-activity, partitions: 2, config: {retention.ms: %d}}
                  producer: {source: {simulate: {eventsPerSecond: 10, users: 100}}}
                  stream: {trigger: 1h, progressDeadline: 2h}
                  store: {size: 1Gi}
                """.formatted(RETENTION.toMillis()));
        try (LocalRun run = new LocalRun(folder, manifest)) {
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> isRunning(run) && lag() > 0);
            assertThat(reported())
                    .as("while all have more than half of their time")
                    .isNull();

            // When
            AtomicReference<Instant> unread = new AtomicReference<>(Instant.now());
            AtomicLong batch = new AtomicLong(status().batchId());
            Awaitility.await()
                    .atMost(RETENTION.multipliedBy(2))
                    .pollInterval(POLL)
                    .until(() -> {
                        assertThat(run.isAlive()).isTrue();
                        long newest = status().batchId();
                        if (batch.getAndSet(newest) != newest) {
                            // The hour was full.
                            unread.set(Instant.now());
                        }
                        return reported() != null;
                    });

            // Then, to the minute and never too late
            assertThat(Duration.between(unread.get(), Instant.now()))
                    .isBetween(
                            RETENTION.dividedBy(2).minus(MINUTE),
                            RETENTION.dividedBy(2).plus(MINUTE).plus(LOOKS_EVERY));
            Instant expires = Instant.parse(reported());
            Instant latest = unread.get().plus(RETENTION).plus(POLL);
            assertThat(expires).isBetween(latest.minus(MINUTE.multipliedBy(2)), latest);
            assertThat(scraped(manifest))
                    .contains(
                            "activitypipeline_unread_expiry_timestamp_seconds{namespace=\"demo\",pipeline=\"fitness\"} "
                                    + (double) expires.getEpochSecond());
        }
    }

    private boolean isRunning(LocalRun run) throws InterruptedException {
        assertThat(run.isAlive()).isTrue();
        return said().filter(report -> report.path("state").asText().equals("Running"))
                .isPresent();
    }

    private long lag() throws InterruptedException {
        return status().lag();
    }

    private String reported() throws InterruptedException {
        return status().unreadExpiresAt();
    }

    /** As the controller reads what the driver says. */
    private StreamStatus status() {
        return StreamHealth.status(plan(), Optional.empty(), List.of(), said(), Optional.empty());
    }

    private Optional<JsonNode> said() {
        return reports.of("127.0.0.1", LocalRun.STREAM).join();
    }

    private static PipelinePlan plan() {
        return ((Planning.Planned) PipelinePlanner.plan(ManifestReader.read(Path.of("../k8s/samples/pipeline.yaml"))))
                .plan();
    }

    private String scraped(Path manifest) throws InterruptedException {
        ActivityPipeline pipeline = ((Reading.Read) ManifestReader.read(manifest)).pipeline();
        pipeline.setStatus(
                new ActivityPipelineStatus(1L, "Running", null, List.of(), null, null, status(), null, null, null));
        PipelineMetrics metrics = new PipelineMetrics("0.1.0");
        metrics.tellOf(() -> Stream.of(pipeline));
        return metrics.scrape();
    }
}
