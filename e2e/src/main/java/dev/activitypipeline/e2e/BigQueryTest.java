package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BigQueryTest extends OnCluster {
    private static final int EVENTS = 5_000;

    private BigQueryEmulator emulator;

    @BeforeEach
    void chooseItsAddress() throws IOException {
        emulator = BigQueryEmulator.of(Cluster.projectRoot());
    }

    @AfterEach
    void end() {
        emulator.close();
    }

    @Test
    @DisplayName(
            "BigQuery does not answer: stream and store are well, the status says why it lags; it answers, and its tables are the store's")
    void anOutageCostsLagAndNothingElse() throws Exception {
        // Given
        Pipeline dances = pipeline("dances");

        // When
        dances.apply(PipelineManifest.of("dances").thatEndsAfter(EVENTS).withBigQuery("""
                {project: %s, dataset: activity, interval: 1s, resources: {cpu: 50m, memory: 768Mi},
                               endpoints: {rest: '%s', storage: '%s'}}""".formatted(
                        BigQueryEmulator.PROJECT, emulator.restEndpoint(), emulator.storageEndpoint())));

        // Then
        dances.await("every event stored", Duration.ofMinutes(3), () -> isStored(dances));
        dances.awaitReady();
        dances.await(
                "the lag",
                Duration.ofMinutes(1),
                () -> dances.status().bigQuery().lag() >= EVENTS);
        ConditionStatus why = dances.condition("BigQueryReady");
        System.out.println("  " + why.reason() + ": " + why.message());
        assertThat(why.status()).isEqualTo("False");
        assertThat(why.reason()).isEqualTo("EndpointUnreachable");
        assertThat(why.message())
                .startsWith("BigQuery does not answer at " + emulator.restEndpoint())
                .containsPattern(
                        "; rows wait in the store and follow when it answers; [0-9]+ rows behind, for [0-9]+ s$");
        assertThat(dances.condition("Ready").status()).isEqualTo("True");
        assertThat(dances.condition("StreamReady").status()).isEqualTo("True");
        assertThat(dances.condition("StoreReady").status()).isEqualTo("True");

        // When
        emulator.start();
        dances.await(
                "rows in BigQuery",
                Duration.ofMinutes(1),
                () -> dances.status().bigQuery().rows() > 0);
        dances.kill("dances-bigquery-0");

        // Then
        dances.await("equal tables", Duration.ofMinutes(2), () -> compare().exit() == 0);
        System.out.println(compare().printed().indent(2).stripTrailing());
        dances.await("Level", Duration.ofSeconds(30), () -> dances.condition("BigQueryReady")
                .reason()
                .equals("Level"));
        assertThat(dances.condition("BigQueryReady").message())
                .startsWith(BigQueryEmulator.PROJECT + ".activity holds the store's ");

        // When
        emulator.sql("DELETE FROM activity.events WHERE kafka_offset = 17");

        // Then
        assertThat(compare().exit())
                .as("the comparison, after a row was deleted")
                .isEqualTo(1);
        dances.suspendAndProve();
        dances.delete();
    }

    private static boolean isStored(Pipeline pipeline) {
        long rejected = pipeline.status().stream().rejected().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return pipeline.stored() + rejected >= EVENTS
                && pipeline.status().stream().lag() == 0;
    }

    private static Command.Outcome compare() {
        return CLUSTER.tryKubectl("exec", "-n", Cluster.NAMESPACE, "dances-bigquery-0", "--", "/opt/bigquery/compare");
    }
}
