package dev.activitypipeline.verify.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.report.data.PipelineIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code _identity.json} of a store. */
final class StoreIdentity {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoreIdentity() {}

    /** A store that no stream job has opened yet has no such file, and then nothing is known. */
    static PipelineIdentity read(Path store) throws IOException {
        Path file = store.resolve("_identity.json");
        if (!Files.exists(file)) {
            return PipelineIdentity.UNKNOWN;
        }
        JsonNode node = JSON.readTree(file.toFile());
        return new PipelineIdentity(
                node.path("pipelineName").asText(""),
                node.path("pipelineId").asText(""),
                node.path("topic").asText(""),
                node.path("contract").asText(""));
    }
}
