package dev.activitypipeline.controller.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of a dashboard of the chart.
 *
 * @param place the dashboard's file and the panel's title
 * @param expression as the file has it, with Grafana's variables
 * @param legend names labels that the result is to have, as {@code {{label}}}
 */
record DashboardQuery(String place, String expression, String legend) {
    static final Path FOLDER = Path.of("../helm/activity-pipeline/files/dashboards");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    static List<DashboardQuery> all() {
        List<DashboardQuery> queries = new ArrayList<>();
        for (Path file : files()) {
            for (JsonNode panel : read(file).path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new DashboardQuery(
                            file.getFileName() + ": " + panel.path("title").asText() + " "
                                    + target.path("refId").asText(),
                            target.path("expr").asText(),
                            target.path("legendFormat").asText()));
                }
            }
        }
        return queries;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As Grafana would ask for one pipeline, with samples two seconds apart. */
    String askedFor(String namespace, String pipeline) {
        return expression
                .replace("$__rate_interval", "1m")
                .replace("$namespace", namespace)
                .replace("$pipeline", pipeline);
    }

    List<String> labelsOfTheLegend() {
        return LABEL.matcher(legend).results().map(label -> label.group(1)).toList();
    }

    @Override
    public String toString() {
        return place;
    }
}
