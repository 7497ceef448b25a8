package dev.activitypipeline.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.verify.report.data.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictFileTest {
    @TempDir
    private Path folder;

    @Test
    void aProofSaysWhatWasCompared() throws IOException {
        // Given
        Path file = file("""
                {"verified":true,"ledgers":{"acknowledged":50000,"topic":50062,"stored":49959,"rejected":103,"simulated":50062},
                 "notes":["daily was not compared"],"findingCounts":{},"findings":[]}""");

        // When
        Verdict verdict = VerdictFile.read(file);

        // Then
        assertThat(verdict)
                .isEqualTo(new Verdict.Proven(
                        "Every acknowledged event is stored exactly once: 50,000 acknowledged, 50,062 in the topic,"
                                + " 49,959 stored, 103 rejected. The content of 50,062 was computed anew and is the same.",
                        List.of("daily was not compared")));
    }

    @Test
    void findingsAreNamedWithTheirPlace() throws IOException {
        // Given
        Path file = file("""
                {"verified":false,"findingCounts":{"LOST":1000,"DUPLICATED":1},"findings":[
                 {"kind":"LOST","partition":2,"firstOffset":5,"lastOffset":7,"detail":"in no table"},
                 {"kind":"DUPLICATED","table":"events","firstSeq":9,"lastSeq":9,"detail":""}]}""");

        // When
        Verdict verdict = VerdictFile.read(file);

        // Then
        assertThat(verdict)
                .isEqualTo(new Verdict.Refuted(
                        "1,001 findings: LOST 1,000, DUPLICATED 1.",
                        List.of("LOST: partition 2, offset 5 to 7: in no table", "DUPLICATED: table events, seq 9")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"verified\":null,\"reason\":\"no broker\"}",
                "{\"verified\":\"true\"}"
            })
    void whatIsNotAVerdictIsNoProof(String json) throws IOException {
        // Given
        Path file = file(json);

        // When
        Verdict verdict = VerdictFile.read(file);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.NotRun.class);
        assertThat(((Verdict.NotRun) verdict).why()).isNotBlank();
    }

    @Test
    void aProofWithFindingsIsNone() throws IOException {
        // Given
        Path file = file("{\"verified\":true,\"findingCounts\":{\"LOST\":1}}");

        // When
        Verdict verdict = VerdictFile.read(file);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void noFileIsNoProof() throws IOException {
        // Given
        Path file = folder.resolve("absent.json");

        // When
        Verdict verdict = VerdictFile.read(file);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.NotRun.class);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("verification.json"), json);
    }
}
