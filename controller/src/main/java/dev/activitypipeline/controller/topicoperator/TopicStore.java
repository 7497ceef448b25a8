package dev.activitypipeline.controller.topicoperator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The KafkaTopics that are ours to keep, as the informers have them: one informer, or one for each watched namespace. */
final class TopicStore {
    private static final String BY_TOPIC = "topic";

    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new CopyOnWriteArrayList<>();

    /** Before the informer is started. */
    void add(SharedIndexInformer<GenericKubernetesResource> informer) {
        informer.addIndexers(
                Map.of(BY_TOPIC, resource -> List.of(KafkaTopic.of(resource).topicName())));
        informers.add(informer);
    }

    Optional<KafkaTopic> find(TopicRef ref) {
        return informers.stream()
                .map(informer -> informer.getStore().getByKey(ref.toString()))
                .filter(resource -> resource != null)
                .findFirst()
                .map(KafkaTopic::of);
    }

    List<TopicRef> all() {
        return informers.stream()
                .flatMap(informer -> informer.getStore().list().stream())
                .map(TopicRef::of)
                .toList();
    }

    /** Those that are to manage the topic; more than one is a conflict. */
    List<KafkaTopic> claimants(String topicName) {
        return informers.stream()
                .flatMap(informer -> indexed(informer, topicName))
                .map(KafkaTopic::of)
                .filter(KafkaTopic::managed)
                .toList();
    }

    private static Stream<GenericKubernetesResource> indexed(
            SharedIndexInformer<GenericKubernetesResource> informer, String topicName) {
        return informer.getIndexer().byIndex(BY_TOPIC, topicName).stream();
    }
}
