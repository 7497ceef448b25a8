package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.settings.ProducerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds where to go on: by the committed position if it is of this very topic, else by what the topic holds. A topic that holds nothing of
 * this producer begins at 0, be it new or recreated under its name.
 */
final class ResumeFinder {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeFinder.class);
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_BETWEEN_WARNINGS = 30;

    private final ProducerSettings settings;
    private final ClientProperties properties;
    private final TopicView view;
    private final String topic;

    ResumeFinder(ProducerSettings settings, ClientProperties properties, TopicView view) {
        this.settings = settings;
        this.properties = properties;
        this.view = view;
        this.topic = settings.kafka().topic();
    }

    /** Blocks while there is no topic of that name; empty if the process is to stop. */
    Optional<TopicDescription> awaitTopic(BooleanSupplier stopping) throws InterruptedException {
        for (int look = 0; !stopping.getAsBoolean(); look++) {
            Optional<TopicDescription> description = view.describe();
            if (description.isPresent()) {
                return description;
            }
            if (look % LOOKS_BETWEEN_WARNINGS == 0) {
                LOG.warn(
                        "waits for topic {}: the broker at {} has none of that name, and a producer creates none",
                        topic,
                        settings.kafka().bootstrapServers());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    /** To be asked when no transaction of this producer is open. */
    Resume find(TopicDescription description, Optional<CommittedPosition> committed) {
        String topicId = description.topicId().toString();
        if (committed.isPresent() && committed.get().topicId().equals(topicId)) {
            LOG.info("resumes at seq {} of topic {} ({})", committed.get().nextSeq(), topic, topicId);
            return new Resume(committed.get().nextSeq(), committed.get().source());
        }
        committed.ifPresent(old ->
                LOG.warn("topic {} was recreated: its id is {}, the position's was {}", topic, topicId, old.topicId()));
        List<TopicPartition> partitions = description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = view.endsOfFilledPartitions(partitions);
        if (ends.isEmpty()) {
            LOG.info("starts at seq 0 of topic {} ({})", topic, topicId);
            return new Resume(0, Map.of());
        }
        LOG.warn(
                "topic {} holds records but no position of {}: reads it for its last seq",
                topic,
                settings.producerId());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties.consumer())) {
            long next = new TopicScan(settings.producerId()).highestSeq(consumer, ends) + 1;
            LOG.warn("resumes at seq {} of topic {} ({}), found by reading the topic", next, topic, topicId);
            return new Resume(next, Map.of());
        }
    }
}
