package dev.activitypipeline.verify.report.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads {@code timeline.jsonl}: one reading per line,
 * {@code {"t":1735689600000,"produced":10,"acknowledged":10,"stored":8,"rejected":{"OUT_OF_RANGE":1},"lag":2,"batchMillis":180}}.
 * A counter that is absent or null, as of a process that does not answer yet, keeps its last value.
 */
public final class TimelineFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Timeline.Reading> readings = new ArrayList<>();
    private Timeline.Reading last = new Timeline.Reading(0, 0, 0, 0, 0, Double.NaN, Double.NaN);
    private int unreadable;

    private TimelineFile() {}

    /** @throws IOException if the file cannot be read; lines that are no readings are counted instead */
    public static Timeline read(Path file) throws IOException {
        TimelineFile timeline = new TimelineFile();
        // Not Files.lines: a line cut within a character must not end the report.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    timeline.add(line);
                }
            }
        }
        // A clock that was set back must not bend the time axis.
        timeline.readings.sort(Comparator.comparingLong(Timeline.Reading::millis));
        return Timeline.of(timeline.readings, timeline.unreadable);
    }

    private void add(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            JsonNode time = node.path("t");
            if (!time.canConvertToLong() || !time.isNumber()) {
                unreadable++;
                return;
            }
            last = new Timeline.Reading(
                    time.longValue(),
                    counter(node.path("produced"), last.produced()),
                    counter(node.path("acknowledged"), last.acknowledged()),
                    counter(node.path("stored"), last.stored()),
                    rejected(node.path("rejected")),
                    gauge(node.path("lag")),
                    batchMillis(node.path("batchMillis")));
            readings.add(last);
        } catch (JsonProcessingException e) {
            unreadable++;
        }
    }

    private static long counter(JsonNode node, long before) {
        return node.isNumber() ? Math.max(0, node.longValue()) : before;
    }

    private long rejected(JsonNode node) {
        if (!node.isObject()) {
            return counter(node, last.rejected());
        }
        long sum = 0;
        for (JsonNode count : node) {
            sum += counter(count, 0);
        }
        return sum;
    }

    /** Zero stands for no batch yet: none is so fast. */
    private static double batchMillis(JsonNode node) {
        double millis = gauge(node);
        return millis > 0 ? millis : Double.NaN;
    }

    private static double gauge(JsonNode node) {
        return node.isNumber() && node.doubleValue() >= 0 ? node.doubleValue() : Double.NaN;
    }
}
