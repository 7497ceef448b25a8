package dev.activitypipeline.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.limb.ManifestCase;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BigQueryHealthTest {
    private static final PipelinePlan FOLLOWED = ManifestCase.of("bigquery").plan();
    private static final Pod RUNS = LiveStates.pod("fitness-bigquery-0", "{phase: Running}");
    private static final String TABLES =
            "\"tables\":{\"daily\":{\"rows\":5},\"events\":{\"rows\":90},\"rejected\":{\"rows\":5}}";

    @Test
    void whereNothingFollowsThereIsNothingToTell() {
        assertThat(BigQueryHealth.of(ManifestCase.of("minimal").plan(), true, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void aFollowerThatIsLevelTellsWhatBigQueryHolds() {
        assertThat(of("{\"dataset\":\"p.d\",\"state\":\"level\"," + TABLES + "}"))
                .isEqualTo(new LimbHealth.Healthy(Reason.LEVEL, "p.d holds the store's 100 rows"));
    }

    @Test
    void aFollowerThatGetsNearerIsWell() {
        assertThat(of("{\"dataset\":\"p.d\",\"state\":\"behind\",\"lagRows\":70,\"lagSeconds\":3.2," + TABLES + "}"))
                .isEqualTo(new LimbHealth.Healthy(Reason.FOLLOWING, "p.d follows: 70 rows behind, for 3 s"));
    }

    @Test
    void whyBigQueryLagsIsSaidWithHowFar() {
        // When
        LimbHealth health =
                of("{\"dataset\":\"p.d\",\"state\":\"failing\",\"lagRows\":70,\"lagSeconds\":61.0,\"problem\":"
                        + "{\"reason\":\"QuotaExceeded\",\"message\":\"a quota of BigQuery is used up\"}}");

        // Then
        assertThat(health)
                .isEqualTo(new LimbHealth.Broken(
                        Reason.QUOTA_EXCEEDED, "a quota of BigQuery is used up; 70 rows behind, for 61 s"));
    }

    @Test
    void aPodThatCannotStartIsTold() {
        // Given
        Pod stuck = LiveStates.pod("fitness-bigquery-0", """
                {phase: Pending, containerStatuses: [{name: follower, state: {waiting: {reason: ImagePullBackOff, message: "not found"}}}]}
                """);

        // When
        LimbHealth health = BigQueryHealth.of(FOLLOWED, true, Optional.of(stuck), Optional.empty())
                .orElseThrow();

        // Then
        assertThat(health.reason()).isEqualTo(Reason.IMAGE_PULL_BACK_OFF);
    }

    @Test
    void aSuspendedPipelineIsNotFollowed() {
        assertThat(BigQueryHealth.of(FOLLOWED, false, Optional.empty(), Optional.empty())
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.FOLLOWER_SUSPENDED);
    }

    private static LimbHealth of(String said) {
        return BigQueryHealth.of(FOLLOWED, true, Optional.of(RUNS), Optional.of(LiveStates.json(said)))
                .orElseThrow();
    }
}
