package dev.activitypipeline.controller.topicoperator;

import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Why a topic is not as its resource says.
 *
 * @param reason Strimzi's word for it
 * @param passes whether the same attempt may succeed later
 */
record TopicProblem(String reason, String message, boolean passes) {
    static final String KAFKA_ERROR = "KafkaError";
    static final String INTERNAL_ERROR = "InternalError";

    /** What Kafka cannot do, or we do not. */
    static TopicProblem notSupported(String message) {
        return new TopicProblem("NotSupported", message, false);
    }

    /** What no topic can be; the spec has to change. */
    static TopicProblem invalidSpec(String message) {
        return new TopicProblem("InvalidSpec", message, false);
    }

    static TopicProblem invalidConfig(String message) {
        return new TopicProblem(INTERNAL_ERROR, message, false);
    }

    /** Another resource has the topic. */
    static TopicProblem conflict(TopicRef manager) {
        return new TopicProblem("ResourceConflict", "Managed by " + manager.inStatus(), false);
    }

    /** With the exception's name in front, as Strimzi tells it: a status reads the same whoever wrote it. */
    static TopicProblem of(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            // Its text holds attempts and times: each would be another status.
            return new TopicProblem(
                    KAFKA_ERROR, TimeoutException.class.getName() + ": Kafka did not answer in time", true);
        }
        return new TopicProblem(cause instanceof ApiException ? KAFKA_ERROR : INTERNAL_ERROR, cause.toString(), true);
    }

    /** Whether nothing was learned of the topic. */
    boolean isSilence() {
        return message.startsWith(TimeoutException.class.getName());
    }
}
