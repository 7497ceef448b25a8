package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KillsTest extends OnCluster {
    private static final int ROWS_BETWEEN_KILLS = 500;

    @Test
    @DisplayName(
            "producer, driver, broker and controller are killed in turn under load, and nothing is lost or doubled")
    void everythingIsKilledInTurn() {
        // Given
        Pipeline runs = pipeline("runs");
        runs.apply(PipelineManifest.of("runs"));
        runs.awaitReady();

        // When
        runs.kill("runs-producer-0");
        runs.awaitRows(ROWS_BETWEEN_KILLS);
        runs.kill("runs-stream-0");
        runs.awaitRows(ROWS_BETWEEN_KILLS);
        runs.kill("kafka-0");
        runs.awaitRows(ROWS_BETWEEN_KILLS);
        String driver = runs.uidOf("runs-stream-0");
        String producer = runs.uidOf("runs-producer-0");
        PRODUCT.killController();
        runs.awaitRows(ROWS_BETWEEN_KILLS);

        // Then
        assertThat(runs.uidOf("runs-stream-0")).isEqualTo(driver);
        assertThat(runs.uidOf("runs-producer-0")).isEqualTo(producer);
        runs.suspendAndProve();
        runs.delete();
    }
}
