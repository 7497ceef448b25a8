package dev.activitypipeline.producer.kafka;

import java.time.Duration;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every few seconds, without waiting for the answer, whether the topic is still the one that is written to. */
final class TopicWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final TopicView view;
    private final String topicId;
    private long askedAt = System.nanoTime();
    private KafkaFuture<TopicDescription> answer;

    TopicWatch(TopicView view, String topicId) {
        this.view = view;
        this.topicId = topicId;
    }

    /** @throws TopicReplaced if the topic is gone or another one stands under its name */
    void look() {
        if (answer != null && answer.isDone()) {
            judge(answer);
            answer = null;
        }
        if (answer == null && System.nanoTime() - askedAt > INTERVAL.toNanos()) {
            askedAt = System.nanoTime();
            answer = view.askForDescription();
        }
    }

    private void judge(KafkaFuture<TopicDescription> description) {
        try {
            String now = TopicView.await(description).topicId().toString();
            if (!now.equals(topicId)) {
                throw new TopicReplaced("the topic was recreated: its id is " + now + ", before " + topicId);
            }
        } catch (UnknownTopicOrPartitionException e) {
            throw new TopicReplaced("the topic with id " + topicId + " was deleted");
        } catch (TimeoutException brokerIsAway) {
            LOG.debug("the broker did not describe the topic", brokerIsAway);
        }
    }

    /** What is written now goes into another topic than the position belongs to. */
    static final class TopicReplaced extends KafkaException {
        TopicReplaced(String message) {
            super(message);
        }
    }
}
