package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Pipelines as looks may find them. */
final class LiveStates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LiveStates() {}

    /** The sample's plan with {@code lines} in place of its line {@code stream:}. */
    static PipelinePlan plan(String lines) {
        try {
            String text =
                    Files.readString(Path.of("../k8s/samples/pipeline.yaml")).replace("  stream:\n", lines);
            return ((Planning.Planned) PipelinePlanner.plan(((Reading.Read) ManifestReader.read(text)).pipeline()))
                    .plan();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A running driver that says that, beside the given pods. */
    static LiveState of(List<Pod> producers, Pod driver, List<Pod> executors, String driverSays) {
        return new LiveState(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(set(1)),
                producers,
                Optional.ofNullable(driver),
                executors,
                List.of(),
                List.of(),
                List.of(),
                Optional.ofNullable(driverSays).map(LiveStates::json),
                Optional.empty(),
                Optional.empty());
    }

    static StatefulSet set(int replicas) {
        return new StatefulSetBuilder()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }

    /** A pod in that state, as YAML. */
    static Pod pod(String name, String status) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s}
                spec: {nodeName: one}
                status: %s
                """.formatted(name, status), Pod.class);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(text, noJson);
        }
    }
}
