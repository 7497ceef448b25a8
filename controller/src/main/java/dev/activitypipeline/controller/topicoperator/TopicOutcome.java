package dev.activitypipeline.controller.topicoperator;

/** What became of an attempt to bring a topic to what its resource says. */
sealed interface TopicOutcome {
    /** @param topicId Kafka's id of the topic */
    record Ready(String topicId) implements TopicOutcome {}

    /**
     * @param reason Strimzi's word: {@code NotSupported}, {@code KafkaError}, {@code ResourceConflict}
     * @param topicId empty if it is not known
     */
    record NotReady(String reason, String message, String topicId) implements TopicOutcome {}
}
