package dev.activitypipeline.producer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class CommittedPositionTest {
    @Test
    void whatWasStoredIsRead() {
        // Given
        CommittedPosition position =
                new CommittedPosition(17, "Zm9v", "me", Map.of("file", "an \"odd\" näme.csv", "line", "12"));
        // When
        CommittedPosition read = CommittedPosition.of(position.toOffset());
        // Then
        assertThat(read).isEqualTo(position);
    }

    @Test
    void foreignMetadataIsOfNoTopic() {
        // Given
        OffsetAndMetadata foreign = new OffsetAndMetadata(17, "set by hand");
        // When
        CommittedPosition read = CommittedPosition.of(foreign);
        // Then
        assertThat(read).isEqualTo(new CommittedPosition(17, "", "", Map.of()));
    }

    @Test
    void whatTheBrokerWouldCutIsRefusedHere() {
        // Given
        CommittedPosition position = new CommittedPosition(17, "Zm9v", "me", Map.of("finished", "x".repeat(5_000)));
        // Then
        assertThatThrownBy(position::toOffset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void numbersAreDigits() {
        for (long number : new long[] {0, 7, 10, 99, 100, 1_234_567_890_123L, Long.MAX_VALUE}) {
            assertThat(new String(Decimal.ascii(number), StandardCharsets.US_ASCII))
                    .isEqualTo(Long.toString(number));
        }
    }
}
