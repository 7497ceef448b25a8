package dev.activitypipeline.controller.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The chart's values as Markdown, from the comments that begin with "# --". */
final class ValuesTable {
    private static final String MARK = " -- ";

    private final List<String> rows = new ArrayList<>();
    private final List<String> undocumented = new ArrayList<>();

    private ValuesTable() {}

    static ValuesTable of(Path values) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        ValuesTable table = new ValuesTable();
        try (Reader text = Files.newBufferedReader(values)) {
            table.collect(
                    (MappingNode) new Yaml(options).compose(text), new YAMLMapper().readTree(values.toFile()), "");
        }
        return table;
    }

    String toMarkdown() {
        return "| value | default | |\n| --- | --- | --- |\n"
                + rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    /** Values without a word about them. */
    List<String> undocumented() {
        return undocumented;
    }

    private void collect(MappingNode node, JsonNode values, String path) {
        for (NodeTuple entry : node.getValue()) {
            ScalarNode key = (ScalarNode) entry.getKeyNode();
            JsonNode value = values.path(key.getValue());
            String text = text(key);
            if (!text.isEmpty()) {
                rows.add("| `" + path + key.getValue() + "` | `" + shown(value) + "` | " + text.replace("|", "\\|")
                        + " |");
            } else if (entry.getValueNode() instanceof MappingNode below && !value.isEmpty()) {
                collect(below, value, path + key.getValue() + ".");
            } else {
                undocumented.add(path + key.getValue());
            }
        }
    }

    private static String text(ScalarNode key) {
        List<CommentLine> comments = key.getBlockComments() == null ? List.of() : key.getBlockComments();
        return comments.stream()
                .map(CommentLine::getValue)
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .collect(Collectors.joining(" "));
    }

    private static String shown(JsonNode value) {
        try {
            return new com.fasterxml.jackson.databind.json.JsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
