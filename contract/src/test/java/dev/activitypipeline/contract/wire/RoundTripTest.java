package dev.activitypipeline.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventRules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int EVENTS = 200_000;

    private final EventEncoder encoder = new EventEncoder();
    private final EventParser parser = new EventParser(EventRules.CONTRACT);

    @Test
    void whatIsEncodedIsParsedAsTheSame() {
        // Given
        RandomEvents events = new RandomEvents(42);

        for (int i = 0; i < EVENTS; i++) {
            ActivityEvent event = events.next();

            // When
            encoder.encode(event);
            boolean accepted = parser.parse(encoder.copy(), -1);

            // Then
            if (!accepted || !parser.event().equals(event)) {
                assertThat(accepted).as(event + " refused").isTrue();
                assertThat(parser.event()).isEqualTo(event);
            }
        }
    }

    @Test
    void anotherReaderSeesTheSameValues() throws IOException {
        // Given
        RandomEvents events = new RandomEvents(43);
        JsonMapper mapper = new JsonMapper();

        for (int i = 0; i < 5_000; i++) {
            ActivityEvent event = events.next();

            // When
            encoder.encode(event);
            JsonNode node = mapper.readTree(encoder.buffer(), 0, encoder.length());

            // Then
            assertThat(node.properties().stream().map(field -> field.getValue().asText()))
                    .containsExactly(
                            Integer.toString(event.userId()),
                            event.date().toString(),
                            Integer.toString(event.steps()),
                            Double.toString(event.caloriesBurned()),
                            Double.toString(event.distanceKm()),
                            Integer.toString(event.activeMinutes()),
                            Double.toString(event.sleepHours()),
                            Integer.toString(event.heartRateAvg()),
                            event.workoutType(),
                            event.weatherConditions(),
                            event.location(),
                            event.mood());
        }
    }
}
