package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.verify.store.LongRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AckLedgersTest {
    @TempDir
    Path folder;

    @Test
    void rangesAreMergedAndATornLineIsLeftOut() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("a-0.jsonl"),
                range(0, 499) + "\n" + range(900, 999) + "\n" + range(500, 600)
                        + "\n{\"producer\":\"a-0\",\"first\":10");

        // When
        AckLedgers acks = AckLedgers.read(folder, "t");

        // Then
        assertThat(acks.ranges().get("a-0")).containsExactly(new LongRange(0, 600), new LongRange(900, 999));
        assertThat(acks.events()).isEqualTo(701);
        assertThat(acks.torn()).isEqualTo(1);
    }

    @Test
    void whatTheNextLifeAppendedToATornLineCounts() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("a-0.jsonl"), range(0, 9) + "\n{\"producer\":\"a-0\",\"fi" + range(10, 19) + "\n");

        // When
        AckLedgers acks = AckLedgers.read(folder, "t");

        // Then
        assertThat(acks.ranges().get("a-0")).containsExactly(new LongRange(0, 19));
    }

    @Test
    void anEarlierLifeOfTheTopicIsCountedApart() throws IOException {
        // Given
        Files.writeString(folder.resolve("a-0.jsonl"), range(0, 9).replace("\"t\"", "\"older\"") + "\n");

        // When
        AckLedgers acks = AckLedgers.read(folder, "t");

        // Then
        assertThat(acks.ranges()).isEmpty();
        assertThat(acks.ofOtherTopics()).isEqualTo(1);
    }

    private static String range(long first, long last) {
        return "{\"producer\":\"a-0\",\"first\":" + first + ",\"last\":" + last + ",\"topicId\":\"t\",\"at\":\"x\"}";
    }
}
