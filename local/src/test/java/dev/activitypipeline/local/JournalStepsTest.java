package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStepsTest {
    @TempDir
    Path journals;

    @Test
    void nothingWrittenIsNoStep() throws IOException {
        assertThat(JournalSteps.taken(journals.resolve("absent"))).isZero();
        assertThat(JournalSteps.taken(journals)).isZero();
    }

    @Test
    void theNewestEntryCountsTheForgottenOnesToo() throws IOException {
        // Given
        write("one", "00000000000000000041.json");
        write("one", "00000000000000000042.json");

        // Then
        assertThat(JournalSteps.taken(journals)).isEqualTo(43);
    }

    @Test
    void eachJournalAddsItsSteps() throws IOException {
        // Given
        write("one", "00000000000000000009.json");
        write("another", "00000000000000000000.json");

        // Then
        assertThat(JournalSteps.taken(journals)).isEqualTo(11);
    }

    @Test
    void whatIsNotPublishedYetIsNoStep() throws IOException {
        // Given
        write("one", ".00000000000000000007.json.3f1c.tmp");

        // Then
        assertThat(JournalSteps.taken(journals)).isZero();
    }

    private void write(String journal, String entry) throws IOException {
        Files.writeString(Files.createDirectories(journals.resolve(journal)).resolve(entry), "{}");
    }
}
