package dev.activitypipeline.producer.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import dev.activitypipeline.producer.source.EventSource.Drawn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedSourceTest {
    @Test
    void theLimitCountsSequenceNumbersOverRestarts() throws Exception {
        // Given
        SimulatedSource source = source(1_000, 0);
        FakeOutbox outbox = new FakeOutbox(990, Integer.MAX_VALUE);
        source.resume(990, Map.of());
        // When
        Drawn drawn = source.draw(outbox);
        // Then
        assertThat(drawn).isEqualTo(Drawn.DONE);
        assertThat(outbox.sent()).hasSize(10);
        assertThat(outbox.nextSeq()).isEqualTo(1_000);
    }

    @Test
    void aDuplicateBearsTheSequenceNumberOfItsOriginal() throws Exception {
        // Given
        SimulatedSource source = source(100, 1);
        FakeOutbox outbox = FakeOutbox.unlimited();
        // When
        source.draw(outbox);
        source.committed();
        // Then
        List<String> sent = outbox.sent();
        assertThat(sent).hasSize(200);
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i)).startsWith(i / 2 + " ").isEqualTo(sent.get(i + 1));
        }
        assertThat(source.duplicates()).isEqualTo(100);
    }

    @Test
    void aStoppedSourceIsDone() throws Exception {
        // Given
        SimulatedSource source = source(0, 0);
        // When
        source.stop();
        // Then
        assertThat(source.draw(FakeOutbox.unlimited())).isEqualTo(Drawn.DONE);
    }

    private static SimulatedSource source(long limit, double duplicates) {
        Simulate settings =
                new Simulate(1, 100, 0, RateProfile.CONSTANT, limit, LocalDate.of(2024, 1, 1), 0, duplicates, 0);
        return new SimulatedSource(settings, 0, new Pacer(0, RateProfile.CONSTANT, System::nanoTime));
    }
}
