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
 *
 * @param topicId which of the topics that had this name
 * @param firstBatch the first batch that was read from that very topic; earlier ones are of topics that were deleted
 */
public record StoreIdentity(
        String pipelineId,
        String pipelineName,
        String topic,
        String topicId,
        String contract,
        String format,
        long firstBatch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Claims a new store, or makes sure that the one at hand may be continued.
     *
     * @return what the store says; its topic's id is another than the given one only where the topic was recreated and the policy is to go on
     * @throws StreamStopped if the store is somebody else's, or the topic was recreated and the policy is to fail
     */
    public static StoreIdentity claim(StoreLayout layout, StreamSettings settings, String topicId) throws IOException {
        StoreIdentity wanted = new StoreIdentity(
                settings.pipelineId(),
                settings.pipelineName(),
                settings.kafka().topic(),
                topicId,
                Headers.SCHEMA_V1,
                settings.format().name(),
                0);
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
        if (!found.topicId.equals(topicId) && settings.topicRecreated() == TopicRecreatedPolicy.FAIL) {
            throw new StreamStopped(new StreamProblem.TopicRecreated(found.topic, found.topicId, topicId));
        }
        return found;
    }

    /** Notes that from a batch on the store is filled from another topic of the same name. */
    public void continueWith(StoreLayout layout, String newTopicId, long itsFirstBatch) throws IOException {
        StoreIdentity continued =
                new StoreIdentity(pipelineId, pipelineName, topic, newTopicId, contract, format, itsFirstBatch);
        ExclusiveFile.replace(
                layout.identity(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(continued));
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
