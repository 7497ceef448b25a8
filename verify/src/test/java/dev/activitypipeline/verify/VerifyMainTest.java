package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aFolderThatIsNoStoreCannotBeVerified() throws IOException {
        // Given
        Path json = folder.resolve("verdict.json");

        // When
        int code = run("--bootstrap", "localhost:1", "--store", folder.toString(), "--json", json.toString());

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not verify: " + folder + " is not a store");
        assertThat(Files.readString(json)).contains("\"verified\" : null").contains("is not a store");
    }

    @Test
    void anUnknownArgumentShowsTheUsage() {
        // When
        int code = run("--bootstrap", "localhost:1", "--stroe", "x");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("unknown argument --stroe", "usage: verify");
    }

    @Test
    void aSimulationIsReadFromItsList() {
        // When
        VerifyOptions options = VerifyOptions.parse(
                "--bootstrap",
                "b:1",
                "--store",
                "s",
                "--simulate",
                "seed=7,users=10,startDate=2023-02-03,malformed=0.5,duplicate=0.25,late=1",
                "--strict-daily");

        // Then
        assertThat(options.simulate()).hasValueSatisfying(simulation -> {
            assertThat(simulation.seed()).isEqualTo(7);
            assertThat(simulation.users()).isEqualTo(10);
            assertThat(simulation.startDate()).isEqualTo(LocalDate.of(2023, 2, 3));
            assertThat(simulation.malformedRatio()).isEqualTo(0.5);
            assertThat(simulation.duplicateRatio()).isEqualTo(0.25);
            assertThat(simulation.lateRatio()).isEqualTo(1);
        });
        assertThat(options.strictDaily()).isTrue();
    }

    @Test
    void aWrongValueIsNamed() {
        // When
        int code = run("--bootstrap", "b:1", "--store", "s", "--simulate", "malformed=2");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("malformed: 2 is not between 0 and 1");
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return VerifyMain.run(arguments, stream, stream, Clock.systemUTC());
    }
}
