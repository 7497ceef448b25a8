package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose rows a store holds, as the Spark job wrote it down.
 *
 * @param pipelineId the identity that filled it
 * @param pipelineName its name
 * @param topic the topic's name
 * @param topicId the topic's identity
 */
record StoreOwner(String pipelineId, String pipelineName, String topic, String topicId) {

    /** Empty if nothing was stored yet. */
    static Optional<StoreOwner> of(Path store) throws RunRefused {
        Path identity = store.resolve("_identity.json");
        if (!Files.exists(identity)) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(identity.toFile());
            return Optional.of(new StoreOwner(
                    json.path("pipelineId").asText(),
                    json.path("pipelineName").asText(),
                    json.path("topic").asText(),
                    json.path("topicId").asText()));
        } catch (IOException unreadable) {
            throw RunRefused.beforeStart(identity + " cannot be read (" + unreadable.getMessage()
                    + "), so nobody can tell whose store this is; restore the file or give another --store");
        }
    }

    /** @throws RunRefused if the store was filled by anybody but this run's own pipeline */
    void mustBe(Path store, RunState state, String pipelineName, String wantedTopic) throws RunRefused {
        if (!this.pipelineName.equals(pipelineName) || !pipelineId.equals(state.pipelineId())) {
            throw RunRefused.beforeStart("the store " + store + " belongs to another pipeline: \"" + this.pipelineName
                    + "\" (" + pipelineId + ") filled it, and its broker is not here. Give this run its own --store,"
                    + " or begin anew with --clean");
        }
        if (!topic.equals(wantedTopic)) {
            throw RunRefused.beforeStart("the store " + store + " was filled from topic \"" + topic
                    + "\", the manifest names \"" + wantedTopic + "\"; a pipeline's topic cannot change."
                    + " Give this run its own --store, or begin anew with --clean");
        }
    }

    /** @throws RunRefused if the topic has that name but is another one */
    void mustBeFilledFrom(Path store, String foundTopicId) throws RunRefused {
        if (!topicId.equals(foundTopicId)) {
            throw RunRefused.beforeStart(
                    "the store " + store + " was filled from topic \"" + topic + "\" with id " + topicId
                            + ", which is gone: the broker's topic has id " + foundTopicId
                            + ". Begin anew with --clean, give another --store, or set stream.onTopicRecreated:"
                            + " RestartFromEarliest to keep the rows and go on with the new topic");
        }
    }
}
