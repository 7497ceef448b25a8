package dev.activitypipeline.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.verify.store.LongRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The numbers that producers were told are committed: {@code <producer>.jsonl}, a range a line. A producer may have been killed while it
 * appended, so a torn line is left out, and what the next life of the producer appended to it is taken.
 *
 * @param ranges by producer, sorted and merged
 * @param ofOtherTopics ranges that name another topic id: an earlier life of the topic
 * @param torn lines of which some part was left out
 */
record AckLedgers(Map<String, List<LongRange>> ranges, long ofOtherTopics, long torn) {
    static final AckLedgers NONE = new AckLedgers(Map.of(), 0, 0);
    /** What producers did not take from their files lies beside the ledgers. */
    private static final String REFUSED = "-refused.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many events, each counted once. */
    long events() {
        return ranges.values().stream()
                .flatMap(List::stream)
                .mapToLong(range -> range.max() - range.min() + 1)
                .sum();
    }

    /** @throws NotVerifiable if the folder cannot be read */
    static AckLedgers read(Path folder, String topicId) {
        Reading reading = new Reading(topicId);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")
                            && !path.toString().endsWith(REFUSED))
                    .sorted()
                    .toList()) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                    reading.line(line);
                }
            }
        } catch (IOException e) {
            throw new NotVerifiable(
                    "the ledgers of acknowledgements in " + folder + " cannot be read: " + e.getMessage(), e);
        }
        reading.ranges.replaceAll((producer, unsorted) -> merged(unsorted));
        return new AckLedgers(reading.ranges, reading.others, reading.torn);
    }

    private static final class Reading {
        private final String topicId;
        private final Map<String, List<LongRange>> ranges = new TreeMap<>();
        private long others;
        private long torn;

        Reading(String topicId) {
            this.topicId = topicId;
        }

        void line(String text) {
            if (text.isBlank()) {
                return;
            }
            JsonNode line = parse(text);
            if (line == null) {
                torn++;
                line = parse(text.substring(Math.max(0, text.lastIndexOf('{'))));
            }
            if (line == null) {
                return;
            }
            if (topicId.equals(line.path("topicId").asText(topicId))) {
                LongRange range = new LongRange(
                        line.path("first").asLong(), line.path("last").asLong());
                ranges.computeIfAbsent(line.path("producer").asText(), key -> new ArrayList<>())
                        .add(range);
            } else {
                others++;
            }
        }
    }

    private static JsonNode parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            boolean isRange = node != null
                    && node.path("producer").isTextual()
                    && node.path("first").isIntegralNumber()
                    && node.path("last").isIntegralNumber();
            return isRange ? node : null;
        } catch (JsonProcessingException torn) {
            return null;
        }
    }

    private static List<LongRange> merged(List<LongRange> unsorted) {
        List<LongRange> merged = new ArrayList<>();
        unsorted.sort(Comparator.comparingLong(LongRange::min));
        for (LongRange range : unsorted) {
            int last = merged.size() - 1;
            if (last >= 0 && range.min() <= merged.get(last).max() + 1) {
                merged.set(last, merged.get(last).with(range));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
