package dev.activitypipeline.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.verify.store.LongRange;

/** A verdict for a program. What is not known is absent. */
final class VerdictJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VerdictJson() {}

    static String of(Verdict verdict) {
        ObjectNode json = JSON.createObjectNode();
        json.put("verified", verdict.isClean());
        json.put("store", verdict.store()).put("topic", verdict.topic()).put("topicId", verdict.topicId());
        json.put("seconds", Math.round(verdict.seconds() * 1000) / 1000.0);
        totals(json.putObject("ledgers"), verdict.totals());
        ArrayNode notes = json.putArray("notes");
        verdict.notes().forEach(notes::add);
        ObjectNode counts = json.putObject("findingCounts");
        verdict.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        ArrayNode findings = json.putArray("findings");
        verdict.findings().forEach(finding -> finding(findings.addObject(), finding));
        return text(json);
    }

    /** For a proof that could not be made. */
    static String of(NotVerifiable reason) {
        return text(JSON.createObjectNode().putNull("verified").put("reason", reason.getMessage()));
    }

    private static void totals(ObjectNode json, LedgerTotals totals) {
        known(json, "acknowledged", totals.acknowledged());
        json.put("topic", totals.topic());
        json.put("expectedStored", totals.expectedStored()).put("stored", totals.stored());
        json.put("expectedRejected", totals.expectedRejected()).put("rejected", totals.rejected());
        ObjectNode rules = json.putObject("rejectedByRule");
        totals.rejectedByRule().forEach(rules::put);
        json.put("refusedByManifest", totals.refusedByManifest()).put("duplicates", totals.duplicates());
        json.put("notComparable", totals.outOfScope()).put("blocks", totals.blocks());
        known(json, "plainRows", totals.plainRows());
        known(json, "dailyRows", totals.dailyRows());
        known(json, "simulated", totals.simulated());
    }

    private static void known(ObjectNode json, String name, long count) {
        if (count >= 0) {
            json.put(name, count);
        }
    }

    private static void finding(ObjectNode json, Finding finding) {
        Where where = finding.where();
        json.put("kind", finding.kind().name());
        text(json, "table", where.table());
        text(json, "file", where.file());
        if (where.partition() != null) {
            json.put("partition", where.partition());
        }
        if (where.block() != null) {
            json.put("block", where.block());
        }
        range(json, "Offset", where.offsets());
        range(json, "Batch", where.batches());
        text(json, "producer", where.producer());
        range(json, "Seq", where.seqs());
        json.put("detail", finding.detail());
    }

    private static void text(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void range(ObjectNode json, String name, LongRange range) {
        if (range != null) {
            json.put("first" + name, range.min()).put("last" + name, range.max());
        }
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
