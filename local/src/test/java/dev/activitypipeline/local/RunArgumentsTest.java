package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunArgumentsTest {
    @Test
    void readsEveryArgument() throws RunRefused {
        // When
        RunArguments arguments = RunArguments.parse(
                "--pipeline",
                "p.yaml",
                "--events",
                "500",
                "--store",
                "/data/s",
                "--home",
                "/repo",
                "--files",
                "/in",
                "--clean");

        // Then
        assertThat(arguments.manifest()).isEqualTo(Path.of("p.yaml"));
        assertThat(arguments.events()).isEqualTo(500);
        assertThat(arguments.storeOf("fitness")).isEqualTo(Path.of("/data/s"));
        assertThat(arguments.home()).isEqualTo(Path.of("/repo"));
        assertThat(arguments.files()).contains(Path.of("/in"));
        assertThat(arguments.clean()).isTrue();
    }

    @Test
    void theStoreIsNamedAfterThePipelineUnlessToldOtherwise() throws RunRefused {
        // When
        RunArguments arguments = RunArguments.parse("--pipeline", "p.yaml");

        // Then
        assertThat(arguments.storeOf("fitness"))
                .isEqualTo(Path.of("run", "fitness").toAbsolutePath());
        assertThat(arguments.events()).isZero();
        assertThat(arguments.clean()).isFalse();
    }

    @Test
    void tellsAllFaultsAtOnce() {
        // When
        RunRefused refused = catchThrowableOfType(
                RunRefused.class, () -> RunArguments.parse("--events", "-3", "--colour", "--store"));

        // Then
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.reasons()).hasSize(3);
        assertThat(refused.reasons().get(0)).isEqualTo("--events must be a whole number, 0 or more, got \"-3\"");
        assertThat(refused.reasons().get(1)).startsWith("unknown argument \"--colour\"; usage: ");
        assertThat(refused.reasons().get(2)).startsWith("--store needs a value");
    }

    @Test
    void aManifestIsRequired() {
        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> RunArguments.parse());

        // Then
        assertThat(refused).hasMessageStartingWith("no manifest is given");
    }
}
