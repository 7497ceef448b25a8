package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainWatchTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pod RUNS = LiveStates.pod("fitness-stream-0", "{phase: Running}");
    private static final Pod PRODUCER = LiveStates.pod("fitness-producer-0", "{phase: Running}");

    private final PipelinePlan plan = LiveStates.plan("  suspend: true\n  stream:\n    progressDeadline: 1m\n");
    private final DrainWatch watch = new DrainWatch();

    @Test
    void producersStopFirst() {
        assertThat(watch.look(plan, LiveStates.of(List.of(PRODUCER), RUNS, List.of(), says(10, 10, 0)), NOON))
                .isInstanceOf(Drain.ProducersStop.class);
    }

    @Test
    void anEndThatWasReadBeforeTheProducersWereGoneDoesNotCount() {
        // When
        Drain old = watch.look(plan, quiet(says(10, 10, 500)), NOON);
        Drain stillOld = watch.look(plan, quiet(says(10, 10, 2_500)), NOON.plusSeconds(2));
        Drain fresh = watch.look(plan, quiet(says(10, 10, 1_000)), NOON.plusSeconds(4));

        // Then
        assertThat(old.driverRuns()).isTrue();
        assertThat(stillOld.driverRuns()).isTrue();
        assertThat(fresh).isInstanceOf(Drain.Over.class);
    }

    @Test
    void theDriverStoresWhatIsLeft() {
        // Given
        watch.look(plan, quiet(says(4, 10, 0)), NOON);

        // When
        Drain behind = watch.look(plan, quiet(says(7, 10, 100)), NOON.plusSeconds(2));
        Drain done = watch.look(plan, quiet(says(10, 10, 100)), NOON.plusSeconds(4));

        // Then
        assertThat(behind).isEqualTo(new Drain.CatchesUp(3));
        assertThat(done).isInstanceOf(Drain.Over.class);
    }

    @Test
    void whatOthersSendMeanwhileIsNotWaitedFor() {
        // Given
        watch.look(plan, quiet(says(4, 10, 0)), NOON);
        watch.look(plan, quiet(says(4, 10, 100)), NOON.plusSeconds(2));

        // When
        Drain done = watch.look(plan, quiet(says(10, 5_000, 100)), NOON.plusSeconds(4));

        // Then
        assertThat(done).isInstanceOf(Drain.Over.class);
    }

    @Test
    void aDriverThatDoesNotMoveForItsProgressDeadlineIsNotWaitedFor() {
        // Given
        watch.look(plan, quiet(says(4, 10, 0)), NOON);
        watch.look(plan, quiet(says(6, 10, 0)), NOON.plusSeconds(30));

        // When
        Drain patient = watch.look(plan, quiet(says(6, 10, 0)), NOON.plusSeconds(85));
        Drain stuck = watch.look(plan, quiet(says(6, 10, 0)), NOON.plusSeconds(95));

        // Then
        assertThat(patient).isEqualTo(new Drain.CatchesUp(4));
        assertThat(stuck).isInstanceOf(Drain.Over.class);
    }

    @Test
    void aDriverThatCannotGoOnIsNotWaitedFor() {
        // Given
        String full = "{\"state\":\"Waiting\",\"problem\":{\"reason\":\"StorageFull\",\"message\":\"full\"}}";

        // Then
        assertThat(watch.look(plan, quiet(full), NOON)).isInstanceOf(Drain.Over.class);
    }

    @Test
    void aDriverThatWasStoppedStaysStopped() {
        // Given
        LiveState stopped = new LiveState(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LiveStates.set(0)),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        // Then
        assertThat(watch.look(plan, stopped, NOON)).isInstanceOf(Drain.Over.class);
    }

    private static LiveState quiet(String driverSays) {
        return LiveStates.of(List.of(), RUNS, List.of(), driverSays);
    }

    private static String says(long stored, long end, long age) {
        return "{\"state\":\"Running\",\"offsets\":{\"0\":{\"stored\":%d,\"end\":%d}},\"endsAgeMillis\":%d,\"problem\":null}"
                .formatted(stored, end, age);
    }
}
