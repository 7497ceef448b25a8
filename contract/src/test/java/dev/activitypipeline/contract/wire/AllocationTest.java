package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.activitypipeline.contract.event.EventRules;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** At a hundred thousand events a second every object counts: the hot paths make none. */
class AllocationTest {
    private static final int EVENTS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void encodingAllocatesNothing() {
        // Given
        EventEncoder encoder = new EventEncoder();
        byte[] text = "Gym \"Workout\"".getBytes(UTF_8);
        Runnable events = () -> {
            for (int i = 0; i < EVENTS; i++) {
                encoder.encode(i, i % 20_000, i, i / 10.0, i / 1_000.0, 63, 7.25, 71, text, text, text, text);
            }
        };
        events.run();

        // When
        long bytes = allocatedBy(events);

        // Then
        assertThat(bytes).isLessThan(EVENTS);
    }

    @Test
    void parsingAnEventAllocatesNothing() {
        // Given
        EventParser parser = new EventParser(EventRules.parse("mood=Happy|Tired;steps=1..100000"));
        byte[] event = new EventJson()
                .with("x", "[{\"y\":\"\\u0041\"}]")
                .with("distance_km", "5.870000001e1")
                .bytes();
        Runnable events = () -> {
            for (int i = 0; i < EVENTS; i++) {
                parser.parse(event, System.currentTimeMillis());
            }
        };
        events.run();

        // When
        long bytes = allocatedBy(events);

        // Then
        assertThat(parser.unknownFields()).isEqualTo(1);
        assertThat(bytes).isLessThan(EVENTS);
    }

    private long allocatedBy(Runnable action) {
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
