package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
    @Test
    void mergedFindingsAreAllCountedAndTheFirstAreListed() {
        // Given
        Findings one = findings(FindingKind.LOST, 5);
        Findings other = findings(FindingKind.LOST, Findings.LISTED + 30);
        other.merge(findings(FindingKind.ALTERED, 2));

        // When
        one.merge(other);

        // Then
        assertThat(one.counts())
                .containsOnly(
                        Map.entry(FindingKind.LOST, 5L + Findings.LISTED + 30), Map.entry(FindingKind.ALTERED, 2L));
        assertThat(one.listed()).hasSize(Findings.LISTED + 2);
    }

    private static Findings findings(FindingKind kind, int count) {
        Findings findings = new Findings();
        for (int i = 0; i < count; i++) {
            findings.add(kind, Where.NOWHERE, "number " + i);
        }
        return findings;
    }
}
