package dev.activitypipeline.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.activitypipeline.controller.selftest.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an API server notes of the requests of service accounts. */
record AuditLog(Path policy, Path log) {
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
              - {level: Metadata, userGroups: ["system:serviceaccounts"]}
              - {level: None}
            """;

    static AuditLog in(Path directory) {
        try {
            return new AuditLog(
                    Files.writeString(directory.resolve("audit.yaml"), POLICY), directory.resolve("audit.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String[] flags() {
        return new String[] {"--audit-policy-file", policy.toString(), "--audit-log-path", log.toString()};
    }

    /** Each verb with the resource that it was used on, as {@code patch statefulsets.apps}. */
    Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (JsonNode request : requests()) {
            JsonNode object = request.path("objectRef");
            String subresource = object.path("subresource").asText();
            String resource = object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource);
            used.add(request.path("verb").asText() + " "
                    + new Right(object.path("apiGroup").asText(), resource, List.of()));
        }
        return used;
    }

    /** Requests that were not allowed. */
    List<String> refused() {
        return requests().stream()
                .filter(request -> request.at("/responseStatus/code").asInt() == 403)
                .map(request -> request.path("verb").asText() + " "
                        + request.path("requestURI").asText())
                .toList();
    }

    private List<JsonNode> requests() {
        JsonMapper mapper = new JsonMapper();
        try (var lines = Files.lines(log)) {
            return lines.map(line -> {
                        try {
                            return mapper.readTree(line);
                        } catch (IOException notJson) {
                            throw new UncheckedIOException(notJson);
                        }
                    })
                    .filter(request -> request.has("objectRef"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
