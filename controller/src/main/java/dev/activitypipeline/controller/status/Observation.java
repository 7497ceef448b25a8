package dev.activitypipeline.controller.status;

import dev.activitypipeline.controller.api.v1alpha1.BigQueryStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProducerStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import dev.activitypipeline.controller.api.v1alpha1.StoreStatus;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen of a pipeline in one look.
 *
 * @param topicId Kafka's id of the topic, once it is known
 * @param proof what became of the proof that was asked for; empty if none was
 * @param bigQuery how the follower is, which no other limb waits for; empty where nothing follows the store
 */
public record Observation(
        LimbHealth topic,
        LimbHealth store,
        LimbHealth producer,
        LimbHealth stream,
        Optional<String> topicId,
        ProducerStatus producerStatus,
        StreamStatus streamStatus,
        StoreStatus storeStatus,
        Optional<ProofStatus> proof,
        Optional<LimbHealth> bigQuery,
        Optional<BigQueryStatus> bigQueryStatus) {

    /** The limbs by their condition, in the order in which data flows: who comes first blocks the others. */
    public Map<ConditionType, LimbHealth> limbs() {
        Map<ConditionType, LimbHealth> limbs = new LinkedHashMap<>();
        limbs.put(ConditionType.TOPIC_READY, topic);
        limbs.put(ConditionType.STORE_READY, store);
        limbs.put(ConditionType.STREAM_READY, stream);
        limbs.put(ConditionType.PRODUCER_READY, producer);
        return limbs;
    }
}
