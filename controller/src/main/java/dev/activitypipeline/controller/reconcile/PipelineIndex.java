package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelineNames;
import dev.activitypipeline.controller.plan.TopicAddress;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds pipelines among thousands by what others know of them, without looking at each. */
final class PipelineIndex {
    private static final String BY_INSTANCE = "instance";
    private static final String BY_TOPIC = "topic";
    private static final Comparator<ActivityPipeline> OLDEST_FIRST = Comparator.comparing(
                    (ActivityPipeline pipeline) -> pipeline.getMetadata().getCreationTimestamp())
            .thenComparing(pipeline -> pipeline.getMetadata().getNamespace())
            .thenComparing(pipeline -> pipeline.getMetadata().getName());

    private PipelineIndex() {}

    static void prepare(IndexerResourceCache<ActivityPipeline> cache) {
        cache.addIndexer(BY_INSTANCE, pipeline -> {
            ObjectMeta metadata = pipeline.getMetadata();
            return List.of(instance(
                    metadata.getNamespace(),
                    PipelineNames.of(metadata.getName()).base()));
        });
        cache.addIndexer(BY_TOPIC, pipeline -> TopicAddress.of(pipeline).map(TopicAddress::text).stream()
                .toList());
    }

    /** @param instance the value of an object's label, which may be a shortened name */
    static Set<ResourceID> ofInstance(IndexedResourceCache<ActivityPipeline> cache, String namespace, String instance) {
        return cache.byIndex(BY_INSTANCE, instance(namespace, instance)).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** The pipeline that had the given one's topic before it, if there is one. */
    static Optional<ActivityPipeline> olderOfSameTopic(
            IndexedResourceCache<ActivityPipeline> cache, ActivityPipeline pipeline) {
        return TopicAddress.of(pipeline)
                .flatMap(topic -> cache.byIndex(BY_TOPIC, topic.text()).stream().min(OLDEST_FIRST))
                .filter(oldest -> OLDEST_FIRST.compare(oldest, pipeline) < 0);
    }

    private static String instance(String namespace, String instance) {
        return namespace + "/" + instance;
    }
}
