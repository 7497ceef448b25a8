package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamHealthTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pod RUNS = LiveStates.pod("fitness-stream-0", "{phase: Running}");
    private static final String TWO_EXECUTORS = "  stream:\n    executors: 2\n";

    @Test
    void anExecutorWithoutANodeIsNamedBeforeTheDriverGetsAnywhere() {
        // Given
        Pod homeless = LiveStates.pod("fitness-a1-exec-1", """
                {phase: Pending, conditions: [{type: PodScheduled, status: "False", message: "0/1 nodes are available: 1 Insufficient cpu"}]}
                """);

        // When
        LimbHealth health = of(TWO_EXECUTORS, RUNS, List.of(homeless), "{\"state\":\"Starting\",\"problem\":null}");

        // Then
        assertThat(health.reason()).isEqualTo(Reason.UNSCHEDULABLE);
        assertThat(health.message()).contains("fitness-a1-exec-1").contains("Insufficient cpu");
    }

    @Test
    void executorsThatAreNotThereYetAreCounted() {
        // Given
        Pod one = LiveStates.pod("fitness-a1-exec-1", "{phase: Running}");

        // When
        LimbHealth health = of(TWO_EXECUTORS, RUNS, List.of(one), running(0, "null"));

        // Then
        assertThat(health)
                .isEqualTo(new LimbHealth.Progressing(Reason.EXECUTORS_STARTING, "1 of 2 executors are ready"));
    }

    @Test
    void aStreamThatStandsStillAlthoughOffsetsWaitIsStalled() {
        // Given
        String stream = "  stream:\n    progressDeadline: 1m\n";

        // Then
        assertThat(of(stream, RUNS, List.of(), running(7, "\"2026-01-01T11:59:30Z\""))
                        .isHealthy())
                .isTrue();
        LimbHealth stalled = of(stream, RUNS, List.of(), running(7, "\"2026-01-01T11:58:30Z\""));
        assertThat(stalled.reason()).isEqualTo(Reason.NO_PROGRESS);
        assertThat(stalled.message()).contains("90 s").contains("7 offsets");
    }

    @Test
    void theTimeThatIsLeftToUnreadDataIsNamed() {
        // Given
        String behind = running(7, "null").replace("}", ",\"unreadExpiresAt\":\"%s\"}");

        // When
        LimbHealth hours = of("  stream:\n", RUNS, List.of(), behind.formatted("2026-01-01T15:30:00Z"));
        LimbHealth minutes = of("  stream:\n", RUNS, List.of(), behind.formatted("2026-01-01T12:25:00Z"));
        LimbHealth late = of("  stream:\n", RUNS, List.of(), behind.formatted("2026-01-01T11:59:00Z"));

        // Then
        assertThat(hours.message())
                .isEqualTo("stores: 5 rows, 7 offsets behind; unread data begins to leave the topic in 3 h, "
                        + "at 2026-01-01T15:30:00Z: raise retention.ms, or give the stream more");
        assertThat(minutes.message()).contains("in 25 min");
        assertThat(late.message()).contains("at any moment");
    }

    @Test
    void whenUnreadDataLeavesIsInTheStatusUntilAllIsRead() {
        // Given
        String expires = ",\"unreadExpiresAt\":\"2026-01-01T15:30:00Z\"}";
        Optional<StreamStatus> behind = Optional.of(status(running(7, "null").replace("}", expires), Optional.empty()));

        // Then
        assertThat(behind.get().unreadExpiresAt()).isEqualTo("2026-01-01T15:30:00Z");
        assertThat(status(null, behind).unreadExpiresAt()).isEqualTo("2026-01-01T15:30:00Z");
        assertThat(status(running(7, "null"), behind).unreadExpiresAt()).isNull();
        assertThat(status(running(0, "null").replace("}", expires), behind).unreadExpiresAt())
                .isNull();
    }

    @Test
    void theDriversOwnProblemIsItsHealth() {
        // Given
        String full =
                "{\"state\":\"Waiting\",\"problem\":{\"reason\":\"StorageFull\",\"message\":\"the volume is full\"}}";

        // Then
        assertThat(of("  stream:\n", RUNS, List.of(), full))
                .isEqualTo(new LimbHealth.Broken(Reason.STORAGE_FULL, "the volume is full"));
    }

    @Test
    void aSuspendedStreamSaysWhetherItWasDrained() {
        // When
        LimbHealth drained = suspended(0, null);
        LimbHealth left = suspended(1_747, null);
        LimbHealth goes = suspended(1_747, "2026-01-01T15:30:00Z");

        // Then
        assertThat(drained.message()).isEqualTo("suspended; all that the topic held is stored");
        assertThat(left.message()).contains("1747 offsets wait in the topic").doesNotContain("leave");
        assertThat(goes.message())
                .contains("1747 offsets wait in the topic")
                .endsWith(
                        "leave the topic in 3 h, at 2026-01-01T15:30:00Z: raise retention.ms, or let the stream go on");
    }

    @Test
    void aDriverThatStartsDoesNotTakeBackWhatWasStored() {
        // Given
        StreamStatus before =
                new StreamStatus("Running", 5L, Map.of("0", 12L), 3L, 10L, Map.of(), null, null, 0, "", 0);

        // When
        StreamStatus status = status(
                "{\"state\":\"Starting\",\"batchId\":-1,\"lag\":0,\"stored\":0,\"problem\":null}", Optional.of(before));

        // Then
        assertThat(status.state()).isEqualTo("Starting");
        assertThat(status.stored()).isEqualTo(10);
        assertThat(status.lag()).isEqualTo(3);
    }

    private static LimbHealth of(String stream, Pod driver, List<Pod> executors, String says) {
        return StreamHealth.of(
                LiveStates.plan(stream),
                LiveStates.of(List.of(), driver, executors, says),
                new Drain.NotAsked(),
                Optional.empty(),
                NOON);
    }

    /** @param says what the driver says; null if it does not answer */
    private static StreamStatus status(String says, Optional<StreamStatus> before) {
        LiveState live = LiveStates.of(List.of(), RUNS, List.of(), says);
        return StreamHealth.status(LiveStates.plan("  stream:\n"), live.driver(), List.of(), live.driverSays(), before);
    }

    private static LimbHealth suspended(long lag, String expires) {
        StreamStatus before = new StreamStatus("Stopped", 5L, Map.of(), lag, 10L, Map.of(), null, expires, 0, "", 0);
        return StreamHealth.of(
                LiveStates.plan("  suspend: true\n  stream:\n"),
                LiveStates.of(List.of(), null, List.of(), null),
                new Drain.Over(),
                Optional.of(before),
                NOON);
    }

    private static String running(long lag, String behindSince) {
        return "{\"state\":\"Running\",\"lag\":%d,\"stored\":5,\"behindSince\":%s,\"problem\":null}"
                .formatted(lag, behindSince);
    }
}
