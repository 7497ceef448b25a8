package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {
    @TempDir
    Path temporary;

    @Test
    void thePipelineKeepsItsIdentity() throws IOException, RunRefused {
        // Given
        RunState first = RunState.load(temporary.resolve("run.json"));
        first.begin("fitness");

        // When
        RunState second = RunState.load(temporary.resolve("run.json"));
        second.begin("fitness");

        // Then
        assertThat(first.pipelineId()).hasSize(36);
        assertThat(second.pipelineId()).isEqualTo(first.pipelineId());
        assertThat(second.pipelineName()).isEqualTo("fitness");
    }

    @Test
    void remembersTheNewestProcessOfEachName() throws IOException, RunRefused {
        // Given
        RunState state = RunState.load(temporary.resolve("run.json"));
        state.rememberProcess(new RunState.Started("stream", 10, Instant.ofEpochSecond(1)));
        state.rememberProcess(new RunState.Started("broker", 11, Instant.ofEpochSecond(2)));

        // When
        state.rememberProcess(new RunState.Started("stream", 12, Instant.ofEpochSecond(3)));

        // Then
        assertThat(RunState.load(temporary.resolve("run.json")).processes())
                .containsExactlyInAnyOrder(
                        new RunState.Started("broker", 11, Instant.ofEpochSecond(2)),
                        new RunState.Started("stream", 12, Instant.ofEpochSecond(3)));
    }

    @Test
    void aDamagedFileIsToldWithWhatToDo() throws IOException {
        // Given
        Path file = Files.writeString(temporary.resolve("run.json"), "{\"pipel");

        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> RunState.load(file));

        // Then
        assertThat(refused).hasMessageContaining(file.toString()).hasMessageContaining("--clean");
    }

    @Test
    void aPortStaysFromRunToRunWhileItIsFree() throws IOException, RunRefused {
        // Given
        int before = new Ports(RunState.load(temporary.resolve("run.json"))).of("broker");

        // When
        int after = new Ports(RunState.load(temporary.resolve("run.json"))).of("broker");

        // Then
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aPortThatSomebodyTookIsReplaced() throws IOException, RunRefused {
        // Given
        Ports ports = new Ports(RunState.load(temporary.resolve("run.json")));
        int before = ports.of("broker");
        try (ServerSocket other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {

            // When
            int after = ports.of("broker");

            // Then
            assertThat(after).isNotEqualTo(other.getLocalPort());
        }
    }
}
