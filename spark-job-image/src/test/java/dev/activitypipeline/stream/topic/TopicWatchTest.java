package dev.activitypipeline.stream.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.stream.StreamProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicWatchTest {

    @Test
    void aBrokerWithoutAnAddressIsWaitedForAndTold() throws Exception {
        // Given
        BlockingQueue<StreamProblem> told = new LinkedBlockingQueue<>();
        try (TopicWatch watch = new TopicWatch(new KafkaConnection("kafka.invalid:9092", "steps", Optional.empty()))) {
            Thread waiting = new Thread(() -> {
                try {
                    watch.awaitTopic(told::add);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });

            // When
            waiting.start();

            // Then
            assertThat(told.poll(20, TimeUnit.SECONDS))
                    .isEqualTo(new StreamProblem.KafkaUnavailable(
                            "describing topic steps", "no address for kafka.invalid:9092 in the DNS"));
            assertThat(told.poll(20, TimeUnit.SECONDS)).as("another look").isNotNull();
            waiting.interrupt();
            waiting.join();
        }
    }

    @Test
    void aWrongSettingIsNotWaitedFor(@TempDir Path directory) throws Exception {
        // Given
        Path properties = Files.writeString(directory.resolve("kafka.properties"), "security.protocol=CARRIER_PIGEON");
        KafkaConnection kafka = new KafkaConnection("kafka.invalid:9092", "steps", Optional.of(properties));

        // When
        try (TopicWatch watch = new TopicWatch(kafka)) {
            // Then
            assertThatThrownBy(() -> watch.awaitTopic(problem -> {})).isInstanceOf(KafkaException.class);
        }
    }
}
