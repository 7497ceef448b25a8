package dev.activitypipeline.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The two golden files, which every module that reads or writes events is tested against. */
final class GoldenEvents {
    private static final String FOLDER = "/dev/activitypipeline/contract/";
    private static final JsonMapper MAPPER = new JsonMapper();

    private GoldenEvents() {}

    /** A record that is no event under the contract, whatever its timestamp says before the year 3000. */
    record Refused(String what, Rule rule, String field, byte[] value) {
        @Override
        public String toString() {
            return rule + (field.isEmpty() ? "" : " " + field) + ": " + what;
        }
    }

    /** Events in the canonical form. */
    static List<String> valid() {
        return lines("activity-event-v1.jsonl");
    }

    static List<Refused> refused() {
        return lines("activity-event-v1-rejected.jsonl").stream()
                .map(GoldenEvents::refused)
                .toList();
    }

    private static Refused refused(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return new Refused(
                    node.get("what").textValue(),
                    Rule.valueOf(node.get("rule").textValue()),
                    node.get("field").textValue(),
                    node.get("base64").binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static List<String> lines(String file) {
        try (InputStream in = EventParser.class.getResourceAsStream(FOLDER + file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
