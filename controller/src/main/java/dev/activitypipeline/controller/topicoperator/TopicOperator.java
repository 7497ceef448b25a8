package dev.activitypipeline.controller.topicoperator;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The topic operator of one Kafka cluster. */
public final class TopicOperator {
    private TopicOperator() {}

    /** @param bootstrapServers host:port, comma-separated */
    public static KafkaTopicReconciler of(String bootstrapServers) {
        Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "activity-pipeline-topic-operator",
                "default.api.timeout.ms", "20000",
                "request.timeout.ms", "10000",
                "metric.reporters", ""));
        return new KafkaTopicReconciler(new TopicAdmin(admin), Clock.systemUTC());
    }
}
