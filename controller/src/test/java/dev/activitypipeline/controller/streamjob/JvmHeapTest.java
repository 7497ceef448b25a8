package dev.activitypipeline.controller.streamjob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmHeapTest {

    @ParameterizedTest
    @CsvSource({
        "1024, 640, 384, 62.5",
        "2048, 1536, 512, 75.0",
        "8192, 6144, 2048, 75.0",
        "1000, 616, 384, 61.6",
        "768, 480, 288, 62.5",
        "512, 480, 32, 93.7"
    })
    void leavesRoomOutsideTheHeapAndNeverLessThanSparkStartsWith(
            long container, long heap, long outside, String percentage) {
        // When
        JvmHeap divided = new JvmHeap(container);

        // Then
        assertThat(divided.heap()).isEqualTo(heap);
        assertThat(divided.outside()).isEqualTo(outside);
        assertThat(divided.percentage()).isEqualTo(percentage);
    }
}
