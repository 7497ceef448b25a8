package dev.activitypipeline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The run's samples as JSON lines, for the report. It begins with the counters that the run before ended with, so that a second run's rates
 * are of what it did itself.
 */
final class Timeline implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private final long rowsBefore;

    private Timeline(Writer out, long rowsBefore) {
        this.out = out;
        this.rowsBefore = rowsBefore;
    }

    /** Rows of both tables that the run before ended with. */
    long rowsBefore() {
        return rowsBefore;
    }

    static Timeline begin(Path file, Instant now) throws IOException {
        ObjectNode first = lastLine(file);
        Timeline timeline = new Timeline(Files.newBufferedWriter(file, StandardCharsets.UTF_8), rows(first));
        first.put("t", now.toEpochMilli());
        first.remove(List.of("lag", "batchMillis"));
        timeline.write(first);
        return timeline;
    }

    /** Rows of both tables at the end of the run that wrote a file; 0 where there is none. */
    static long lastRows(Path file) throws IOException {
        return rows(lastLine(file));
    }

    void add(Sample sample) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("t", sample.at().toEpochMilli());
        put(line, "produced", sample.produced());
        put(line, "acknowledged", sample.produced());
        put(line, "stored", sample.stored());
        if (sample.stored().isPresent()) {
            sample.rejected().forEach(line.putObject("rejected")::put);
        }
        put(line, "lag", sample.lag());
        put(line, "batchMillis", sample.batchMillis());
        write(line);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(ObjectNode line) throws IOException {
        out.write(JSON.writeValueAsString(line) + "\n");
        out.flush();
    }

    private static long rows(JsonNode line) {
        long rows = line.path("stored").asLong();
        for (JsonNode rule : line.path("rejected")) {
            rows += rule.asLong();
        }
        return rows;
    }

    private static void put(ObjectNode line, String name, OptionalLong value) {
        value.ifPresent(number -> line.put(name, number));
    }

    private static ObjectNode lastLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return JSON.createObjectNode();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = lines.size() - 1; i >= 0; i--) {
            try {
                JsonNode line = JSON.readTree(lines.get(i));
                if (line instanceof ObjectNode object && object.has("stored")) {
                    return object;
                }
            } catch (JsonProcessingException halfWritten) {
                // the line before it is whole
            }
        }
        return JSON.createObjectNode();
    }
}
