package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.observe.TopicHealth;
import dev.activitypipeline.controller.topic.StrimziMark;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a KafkaTopic without its topic: it is marked as unmanaged, and deleted once its topic operator, ours or Strimzi's, has said that it leaves the topic alone. Whoever deletes first and
 * marks later loses the topic.
 */
final class TopicRelease {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRelease.class);

    private final KubernetesClient client;
    private final String fieldManager;

    /** @param fieldManager under which the controller applies its objects: its next apply takes the mark off again */
    TopicRelease(KubernetesClient client, String fieldManager) {
        this.client = client;
        this.fieldManager = fieldManager;
    }

    /** One more step; the KafkaTopic is gone after some. */
    void step(GenericKubernetesResource topic) {
        if (topic.getMetadata().getDeletionTimestamp() != null) {
            return;
        }
        if (StrimziMark.isManaged(topic)) {
            LOG.info("releases the topic of KafkaTopic {}", place(topic));
            mark(topic);
        } else if (TopicHealth.isUnmanaged(topic) || nobodyHasIt(topic)) {
            LOG.info("deletes KafkaTopic {}; its topic stays", place(topic));
            client.resource(topic).delete();
        }
    }

    /** What is left of it after all patience. */
    static String leftover(GenericKubernetesResource topic) {
        return "KafkaTopic " + place(topic) + ", whose topic operator has not let it go; it is marked "
                + StrimziMark.MANAGED
                + "=false, so that its topic stays: delete it once its status says Unmanaged, or take the finalizers "
                + topic.getMetadata().getFinalizers() + " off by hand";
    }

    private void mark(GenericKubernetesResource topic) {
        ObjectMeta metadata = topic.getMetadata();
        GenericKubernetesResource marked = new GenericKubernetesResource();
        marked.setApiVersion(topic.getApiVersion());
        marked.setKind(topic.getKind());
        marked.setMetadata(new ObjectMetaBuilder()
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withLabels(metadata.getLabels())
                .withAnnotations(metadata.getAnnotations())
                .addToAnnotations(StrimziMark.MANAGED, "false")
                .withOwnerReferences(metadata.getOwnerReferences())
                .build());
        marked.setAdditionalProperty("spec", topic.<Object>get("spec"));
        client.resource(marked).fieldManager(fieldManager).forceConflicts().serverSideApply();
    }

    /** No topic operator has ever looked at it. */
    private static boolean nobodyHasIt(GenericKubernetesResource topic) {
        return topic.get("status") == null
                && !topic.getMetadata().getFinalizers().contains(StrimziMark.FINALIZER);
    }

    private static String place(GenericKubernetesResource topic) {
        return topic.getMetadata().getNamespace() + "/" + topic.getMetadata().getName();
    }
}
