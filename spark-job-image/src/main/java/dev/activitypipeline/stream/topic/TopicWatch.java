package dev.activitypipeline.stream.topic;

import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker about one topic. Thread-safe. */
public final class TopicWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final Properties properties;
    private final String topic;
    private Admin admin;
    private String id;

    public TopicWatch(KafkaConnection kafka) throws IOException {
        this.kafka = kafka;
        this.properties = KafkaProperties.of(kafka);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        this.topic = kafka.topic();
    }

    /**
     * Waits until the topic is there, however long that takes, and remembers which one it is.
     *
     * @param hindered is told what else than the topic is missing
     */
    public String awaitTopic(Consumer<StreamProblem> hindered) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                id = describe().topicId().toString();
                return id;
            } catch (StreamStopped unavailable) {
                if (!told) {
                    LOG.info(
                            "waits for topic {}: {}",
                            topic,
                            unavailable.problem().message());
                    told = true;
                }
                if (!isMissing(unavailable.getCause())) {
                    hindered.accept(unavailable.problem());
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    /** The id that {@link #awaitTopic} found. */
    public String id() {
        return id;
    }

    /** @throws StreamStopped with {@link StreamProblem.TopicRecreated} if the name now means another topic than when it was awaited */
    public void mustBeTheSame() {
        mustBe(id);
    }

    /** @throws StreamStopped with {@link StreamProblem.TopicRecreated} if the name means another topic than that of this id */
    public void mustBe(String wantedId) {
        String now = describe().topicId().toString();
        if (!now.equals(wantedId)) {
            throw new StreamStopped(new StreamProblem.TopicRecreated(topic, wantedId, now));
        }
    }

    /** For each partition the first offset that the topic still holds. */
    public SortedMap<Integer, Long> beginnings() {
        return offsets(OffsetSpec.earliest());
    }

    /** For each partition the offset after the last committed record. */
    public SortedMap<Integer, Long> ends() {
        return offsets(OffsetSpec.latest());
    }

    /** For each partition the first offset of that time or a later one; below 0 where there is none. */
    public SortedMap<Integer, Long> firstSince(Instant time) {
        return offsets(OffsetSpec.forTimestamp(time.toEpochMilli()));
    }

    /** How long it keeps a record; empty where age alone removes none. */
    public Optional<Duration> retention() {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = answer(
                "describing the configs of topic " + topic,
                a -> a.describeConfigs(List.of(resource)).values().get(resource));
        long millis = Long.parseLong(config.get("retention.ms").value());
        return millis < 0 || !config.get("cleanup.policy").value().contains("delete")
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(millis));
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(5));
        }
    }

    /** Made for the first question: nobody is to end because the brokers' names cannot be resolved yet. */
    private synchronized Admin admin(String operation) {
        if (admin == null) {
            try {
                admin = Admin.create(properties);
            } catch (KafkaException refused) {
                Optional<String> missing = kafka.unresolved(refused);
                if (missing.isPresent()) {
                    throw new StreamStopped(new StreamProblem.KafkaUnavailable(operation, missing.get()), refused);
                }
                throw refused;
            }
        }
        return admin;
    }

    private TopicDescription describe() {
        return answer(
                "describing topic " + topic,
                a -> a.describeTopics(List.of(topic)).topicNameValues().get(topic));
    }

    private SortedMap<Integer, Long> offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartitionInfo partition : describe().partitions()) {
            asked.put(new TopicPartition(topic, partition.partition()), spec);
        }
        var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        answer("listing offsets of topic " + topic, a -> a.listOffsets(asked, options)
                        .all())
                .forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    private <T> T answer(String operation, Function<Admin, org.apache.kafka.common.KafkaFuture<T>> question) {
        try {
            return question.apply(admin(operation)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            String cause = isMissing(refused)
                    ? "the topic does not exist"
                    : refused.getCause().getClass().getSimpleName() + ": "
                            + refused.getCause().getMessage();
            throw new StreamStopped(new StreamProblem.KafkaUnavailable(operation, cause), refused);
        } catch (TimeoutException silent) {
            throw new StreamStopped(
                    new StreamProblem.KafkaUnavailable(operation, "no answer in " + PATIENCE.toSeconds() + " s"),
                    silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StreamStopped(new StreamProblem.KafkaUnavailable(operation, "the driver is stopping"), stopped);
        }
    }

    private static boolean isMissing(Throwable answer) {
        return answer.getCause() instanceof UnknownTopicOrPartitionException;
    }
}
