package dev.activitypipeline.controller.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An alert of the chart. */
record AlertRule(String name, String expression, String severity, String runbook) {
    static final Path FILE = Path.of("../helm/activity-pipeline/files/alerts.yaml");

    static List<AlertRule> all() {
        try {
            List<AlertRule> rules = new ArrayList<>();
            JsonNode groups = new ObjectMapper(new YAMLFactory())
                    .readTree(Files.readString(FILE))
                    .path("groups");
            groups.forEach(group -> group.path("rules")
                    .forEach(rule -> rules.add(new AlertRule(
                            rule.path("alert").asText(),
                            rule.path("expr").asText(),
                            rule.at("/labels/severity").asText(),
                            rule.at("/annotations/runbook_url").asText()))));
            return rules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
