package dev.activitypipeline.controller.topicoperator;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Which KafkaTopic: its place in the cluster. */
record TopicRef(String namespace, String name) {
    static TopicRef of(HasMetadata resource) {
        return new TopicRef(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    /** In Strimzi's spelling: a status reads the same whoever wrote it. */
    String inStatus() {
        return "Ref{namespace='" + namespace + "', name='" + name + "'}";
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
