package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventShareTest {
    @TempDir
    Path temporary;

    @Test
    void eventsComeOnTopOfWhatWasSentBefore() {
        // When
        OptionalLong limit = limit(new EventShare(0, 1, 500), 0, 1_200);

        // Then
        assertThat(limit).hasValue(1_700);
    }

    @Test
    void theSharesOfAllProducersAddUp() {
        // When
        OptionalLong first = limit(new EventShare(0, 3, 11), 0, 0);
        OptionalLong second = limit(new EventShare(1, 3, 11), 0, 0);
        OptionalLong third = limit(new EventShare(2, 3, 11), 0, 0);

        // Then
        assertThat(first).hasValue(4);
        assertThat(second).hasValue(4);
        assertThat(third).hasValue(3);
    }

    @Test
    void aProducerWithoutAShareIsNotStartedRatherThanEndless() {
        // When
        OptionalLong limit = limit(new EventShare(1, 2, 1), 0, 0);

        // Then
        assertThat(limit).isEmpty();
    }

    @Test
    void withoutACountTheManifestDecides() {
        // When
        OptionalLong endless = limit(new EventShare(0, 1, 0), 0, 77);
        OptionalLong limited = limit(new EventShare(0, 1, 0), 100, 77);
        OptionalLong done = limit(new EventShare(0, 1, 0), 100, 100);

        // Then
        assertThat(endless).hasValue(0);
        assertThat(limited).hasValue(100);
        assertThat(done).isEmpty();
    }

    @Test
    void theManifestsLimitIsNeverExceeded() {
        // When
        OptionalLong limit = limit(new EventShare(0, 1, 500), 100, 60);

        // Then
        assertThat(limit).hasValue(100);
    }

    @Test
    void thePositionIsReadFromTheLedgerWhoseLastLineMayBeCut() throws java.io.IOException {
        // Given
        Files.writeString(temporary.resolve("fitness-0.jsonl"), """
                {"producer":"fitness-0","first":0,"last":499,"topicId":"x","at":"2026-01-01T00:00:00Z"}
                {"producer":"fitness-0","first":500,"last":899,"topicId":"x","at":"2026-01-01T00:00:01Z"}
                {"producer":"fitness-0","first":900,"la""");

        // When
        long position = AcknowledgementLedger.nextSequence(temporary, "fitness-0");

        // Then
        assertThat(position).isEqualTo(900);
        assertThat(AcknowledgementLedger.nextSequence(temporary, "fitness-1")).isZero();
    }

    private static OptionalLong limit(EventShare share, long manifestLimit, long position) {
        ProducerSource source =
                new Simulate(42, 100, 1_000, RateProfile.CONSTANT, manifestLimit, LocalDate.of(2024, 1, 1), 0, 0, 0);
        Optional<ProducerSource> limited = share.of(source, position);
        return limited.isEmpty() ? OptionalLong.empty() : OptionalLong.of(((Simulate) limited.get()).eventLimit());
    }
}
