package dev.activitypipeline.verify.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.report.data.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the verdict that the verification wrote with {@code --json}. What it does not understand it never takes for a proof. */
final class VerdictFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** More would hide the charts; all of them stand in the JSON file. */
    private static final int SHOWN = 8;

    private VerdictFile() {}

    static Verdict read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Verdict.NotRun("The verification did not come to a result.");
        }
        try {
            return of(JSON.readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            return new Verdict.NotRun("The result of the verification could not be read: it is not JSON.");
        }
    }

    private static Verdict of(JsonNode json) {
        JsonNode verified = json.path("verified");
        if (!verified.isBoolean()) {
            String reason = json.path("reason").asText("");
            return new Verdict.NotRun(
                    reason.isEmpty() ? "The verification gave no verdict." : "The proof could not be made: " + reason);
        }
        JsonNode ledgers = json.path("ledgers");
        if (verified.booleanValue() && json.path("findingCounts").isEmpty()) {
            return new Verdict.Proven(proof(ledgers), texts(json.path("notes")));
        }
        return new Verdict.Refuted(refutation(json.path("findingCounts")), findings(json));
    }

    private static String proof(JsonNode ledgers) {
        boolean acknowledged = ledgers.has("acknowledged");
        StringBuilder sentence = new StringBuilder("Every ")
                .append(acknowledged ? "acknowledged" : "committed")
                .append(" event is stored exactly once: ");
        if (acknowledged) {
            sentence.append(count(ledgers, "acknowledged")).append(" acknowledged, ");
        }
        sentence.append(count(ledgers, "topic"))
                .append(" in the topic, ")
                .append(count(ledgers, "stored"))
                .append(" stored, ")
                .append(count(ledgers, "rejected"))
                .append(" rejected.");
        if (ledgers.has("simulated")) {
            sentence.append(" The content of ")
                    .append(count(ledgers, "simulated"))
                    .append(" was computed anew and is the same.");
        }
        return sentence.toString();
    }

    private static String count(JsonNode ledgers, String name) {
        return Numbers.whole(ledgers.path(name).asLong());
    }

    private static String refutation(JsonNode counts) {
        List<String> kinds = new ArrayList<>();
        long all = 0;
        for (Iterator<Map.Entry<String, JsonNode>> fields = counts.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> kind = fields.next();
            all += kind.getValue().asLong();
            kinds.add(kind.getKey() + " " + Numbers.whole(kind.getValue().asLong()));
        }
        return Numbers.whole(all)
                + (all == 1 ? " finding" : " findings")
                + (kinds.isEmpty() ? "." : ": " + String.join(", ", kinds) + ".");
    }

    private static List<String> findings(JsonNode json) {
        List<String> sentences = new ArrayList<>();
        JsonNode findings = json.path("findings");
        for (JsonNode finding : findings) {
            if (sentences.size() == SHOWN) {
                sentences.add("The other findings stand in the verification\u2019s JSON file.");
                break;
            }
            sentences.add(finding(finding));
        }
        sentences.addAll(texts(json.path("notes")));
        return List.copyOf(sentences);
    }

    private static String finding(JsonNode finding) {
        List<String> place = new ArrayList<>();
        for (String name : List.of("table", "file", "partition", "producer")) {
            if (finding.has(name)) {
                place.add(name + " " + finding.path(name).asText());
            }
        }
        for (String range : List.of("Offset", "Seq", "Batch")) {
            if (finding.has("first" + range)) {
                String first = finding.path("first" + range).asText();
                String last = finding.path("last" + range).asText();
                place.add(range.toLowerCase(Locale.ROOT) + " " + first + (first.equals(last) ? "" : " to " + last));
            }
        }
        List<String> parts = new ArrayList<>(List.of(finding.path("kind").asText("FINDING")));
        if (!place.isEmpty()) {
            parts.add(String.join(", ", place));
        }
        String detail = finding.path("detail").asText("");
        if (!detail.isEmpty()) {
            parts.add(detail);
        }
        return String.join(": ", parts);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
