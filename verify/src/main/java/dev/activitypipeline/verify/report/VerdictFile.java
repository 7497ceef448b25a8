package dev.activitypipeline.verify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.report.data.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the verdict that the verification wrote with {@code --json}. What it does not understand it never takes for a proof. */
final class VerdictFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerdictFile() {}

    static Verdict read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Verdict.NotRun("The verification did not come to a result.");
        }
        try {
            JsonNode node = JSON.readTree(file.toFile());
            return new Verdict.NotRun(node.path("sentence").asText());
        } catch (JsonProcessingException e) {
            return new Verdict.NotRun("The result of the verification could not be read: it is not JSON.");
        }
    }
}
