package dev.activitypipeline.controller.topicoperator;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Strimzi's resource, as far as a topic operator reads and writes it. Shape: Strimzi's KafkaTopic, v1. */
@Group("kafka.strimzi.io")
@Version("v1")
@Kind("KafkaTopic")
@Plural("kafkatopics")
@ShortNames("kt")
public final class KafkaTopic extends CustomResource<KafkaTopicSpec, KafkaTopicStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** The topic's name in Kafka. */
    String topicName() {
        return getSpec() != null && getSpec().topicName() != null
                ? getSpec().topicName()
                : getMetadata().getName();
    }
}
