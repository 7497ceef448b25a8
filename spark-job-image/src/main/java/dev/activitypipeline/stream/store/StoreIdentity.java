package dev.activitypipeline.stream.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose rows a store holds. Written before the first row and compared at each start, so that a store is never continued by another pipeline,
 * in another format, or from a topic that only has the same name.
 */
public record StoreIdentity(
        String pipelineId, String pipelineName, String topic, String topicId, String contract, String format) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws StreamStopped if the store is somebody else's, or the topic was recreated and the policy is to fail */
    public static StoreIdentity claim(StoreLayout layout, StreamSettings settings, String topicId) throws IOException {
        StoreIdentity wanted = new StoreIdentity(
                settings.pipelineId(),
                settings.pipelineName(),
                settings.kafka().topic(),
                topicId,
                Headers.SCHEMA_V1,
                settings.format().name());
        Path file = layout.identity();
        if (!Files.exists(file)) {
            ExclusiveFile.publish(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(wanted));
            return wanted;
        }
        StoreIdentity found = read(layout);
        found.mustMatch(layout, "pipeline", found.pipelineId, wanted.pipelineId);
        found.mustMatch(layout, "topic", found.topic, wanted.topic);
        found.mustMatch(layout, "contract", found.contract, wanted.contract);
        found.mustMatch(layout, "format", found.format, wanted.format);
        if (!found.topicId.equals(topicId)) {
            if (settings.topicRecreated() == TopicRecreatedPolicy.FAIL) {
                throw new StreamStopped(new StreamProblem.TopicRecreated(found.topic, found.topicId, topicId));
            }
            ExclusiveFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(wanted));
        }
        return wanted;
    }

    /** @throws IOException if the folder is no store */
    public static StoreIdentity read(StoreLayout layout) throws IOException {
        return JSON.readValue(layout.identity().toFile(), StoreIdentity.class);
    }

    private void mustMatch(StoreLayout layout, String field, String found, String expected) {
        if (!found.equals(expected)) {
            throw new StreamStopped(new StreamProblem.StoreOfAnotherPipeline(layout.root(), field, found, expected));
        }
    }
}
