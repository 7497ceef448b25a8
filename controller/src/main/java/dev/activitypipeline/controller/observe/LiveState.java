package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pipeline as one look finds it: its objects in the cluster, and what its processes say of themselves.
 *
 * @param producersSay the reports of the producers that answered
 * @param driverSays the driver's report, if it answered
 * @param followerSays the report of the follower of BigQuery, if it answered
 */
public record LiveState(
        Optional<GenericKubernetesResource> topic,
        Optional<PersistentVolumeClaim> claim,
        Optional<StatefulSet> producerSet,
        Optional<StatefulSet> driverSet,
        List<Pod> producers,
        Optional<Pod> driver,
        List<Pod> executors,
        List<Job> proofs,
        List<Pod> proofPods,
        List<JsonNode> producersSay,
        Optional<JsonNode> driverSays,
        Optional<Pod> follower,
        Optional<JsonNode> followerSays) {

    /** The versions of all of its objects: with any of them something has changed. */
    public List<String> versions() {
        return Stream.of(
                        topic.stream(),
                        claim.stream(),
                        producerSet.stream(),
                        driverSet.stream(),
                        producers.stream(),
                        driver.stream(),
                        executors.stream(),
                        proofs.stream(),
                        proofPods.stream(),
                        follower.stream())
                .flatMap(objects -> objects)
                .map(object -> object.getMetadata().getResourceVersion())
                .toList();
    }

    /** What the driver says is wrong with it. */
    Optional<JsonNode> driversProblem() {
        return driverSays.map(said -> said.path("problem")).filter(JsonNode::isObject);
    }

    /** Whether the driver's query runs. */
    boolean driverStreams() {
        return driverSays
                .filter(said -> said.path("state").asText().equals("Running"))
                .isPresent();
    }
}
