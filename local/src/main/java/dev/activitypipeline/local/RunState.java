package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What outlives a run, kept in {@code run.json}: who the pipeline is, which ports it has, and which processes were started, so that the next
 * run finds the same topic and ends what a killed launcher left behind.
 */
final class RunState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode content;

    private RunState(Path file, ObjectNode content) {
        this.file = file;
        this.content = content;
    }

    /** @throws RunRefused if the file is there but is not what a run writes */
    static RunState load(Path file) throws RunRefused {
        try {
            if (!Files.exists(file)) {
                return new RunState(file, JSON.createObjectNode());
            }
            if (JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)) instanceof ObjectNode content) {
                return new RunState(file, content);
            }
            throw RunRefused.beforeStart(file + " is not a JSON object; remove the file or run with --clean");
        } catch (IOException unreadable) {
            throw RunRefused.beforeStart(
                    file + " cannot be read (" + unreadable.getMessage() + "); remove the file or run with --clean");
        }
    }

    /** A started process: enough to tell it from another one that got the same number later. */
    record Started(String name, long pid, Instant at) {}

    /** Whether an earlier run wrote here. */
    boolean isNew() {
        return !content.has("pipelineId");
    }

    /** The pipeline's lasting identity: the UID that a cluster would have given to the resource. */
    String pipelineId() {
        return content.path("pipelineId").asText();
    }

    String pipelineName() {
        return content.path("pipelineName").asText();
    }

    void begin(String pipelineName) throws IOException {
        if (isNew()) {
            content.put("pipelineId", UUID.randomUUID().toString());
            content.put("pipelineName", pipelineName);
            save();
        }
    }

    Optional<Integer> port(String name) {
        JsonNode port = content.path("ports").path(name);
        return port.isInt() ? Optional.of(port.intValue()) : Optional.empty();
    }

    /** Whether the port is promised to a process that may not have opened it yet. */
    boolean isPortOfAnother(String name, int port) {
        return content.path("ports").properties().stream()
                .anyMatch(entry ->
                        !entry.getKey().equals(name) && entry.getValue().intValue() == port);
    }

    void rememberPort(String name, int port) throws IOException {
        content.withObjectProperty("ports").put(name, port);
        save();
    }

    /** The simulation that filled the topic so far; empty before the first run. */
    Optional<String> simulation() {
        return content.has("simulation")
                ? Optional.of(content.path("simulation").asText())
                : Optional.empty();
    }

    void rememberSimulation(String simulation) throws IOException {
        content.put("simulation", simulation);
        save();
    }

    List<Started> processes() {
        List<Started> processes = new ArrayList<>();
        for (JsonNode process : content.path("processes")) {
            processes.add(new Started(
                    process.path("name").asText(),
                    process.path("pid").asLong(),
                    Instant.parse(process.path("at").asText())));
        }
        return processes;
    }

    void rememberProcess(Started process) throws IOException {
        forgetName(process.name());
        content.withArrayProperty("processes")
                .addObject()
                .put("name", process.name())
                .put("pid", process.pid())
                .put("at", process.at().toString());
        save();
    }

    void forgetProcesses() throws IOException {
        content.remove("processes");
        save();
    }

    private void forgetName(String name) {
        var processes = content.withArrayProperty("processes").elements();
        while (processes.hasNext()) {
            if (processes.next().path("name").asText().equals(name)) {
                processes.remove();
            }
        }
    }

    private void save() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(
                next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content), StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
