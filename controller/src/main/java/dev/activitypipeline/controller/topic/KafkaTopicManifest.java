package dev.activitypipeline.controller.topic;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.TopicPlan;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Strimzi's KafkaTopic, without Strimzi's model: it stands for one version of the kind, and clusters serve different ones. */
public final class KafkaTopicManifest {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    /** The cluster whose topics the controller's own topic operator looks after, unless it was installed for another. */
    private static final String OWN_CLUSTER = "kafka";

    private KafkaTopicManifest() {}

    /**
     * The topic. Under policy Retain it has no owner: the garbage collector would delete the KafkaTopic with its pipeline, and its topic operator the events with
     * the KafkaTopic.
     *
     * @param apiVersion the one that the cluster serves
     */
    public static GenericKubernetesResource of(PipelinePlan plan, String apiVersion) {
        GenericKubernetesResource topic = new GenericKubernetesResource();
        topic.setApiVersion(apiVersion);
        topic.setKind("KafkaTopic");
        topic.setMetadata(metadata(plan));
        topic.setAdditionalProperty("spec", spec(plan.topic()));
        return topic;
    }

    private static ObjectMeta metadata(PipelinePlan plan) {
        ObjectMeta metadata = LimbMetadata.ofData(
                plan, Component.TOPIC, plan.names().topic(), plan.topic().deletionPolicy());
        return new ObjectMetaBuilder(metadata)
                .addToLabels(StrimziMark.CLUSTER, plan.kafka().cluster().orElse(OWN_CLUSTER))
                .build();
    }

    private static Map<String, Object> spec(TopicPlan topic) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("topicName", topic.name());
        spec.put("partitions", topic.partitions());
        spec.put("replicas", topic.replicas());
        if (!topic.config().isEmpty()) {
            spec.put("config", config(topic.config()));
        }
        return spec;
    }

    private static SortedMap<String, Object> config(SortedMap<String, String> texts) {
        SortedMap<String, Object> config = new TreeMap<>();
        texts.forEach((name, text) -> config.put(name, value(text)));
        return config;
    }

    /** Integers as numbers, in the type in which they come back from the API server: else each comparison with it would find a difference. */
    private static Object value(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return text;
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Integer.SIZE) {
            return number.intValueExact();
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : text;
    }
}
