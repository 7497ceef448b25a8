package dev.activitypipeline.controller.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is wrong with a query, by a Prometheus that has scraped a pipeline that is well. */
record QueryCheck(PrometheusServer prometheus) {

    /** Of a panel: it is to give numbers, and the labels that its legend names. */
    Optional<String> faultOf(String expression, List<String> legend) {
        JsonNode answer = prometheus.query(expression);
        if (!answer.path("status").asText().equals("success")) {
            return Optional.of(answer.path("error").asText());
        }
        List<JsonNode> series = new ArrayList<>();
        answer.at("/data/result").forEach(series::add);
        if (series.isEmpty()) {
            return Optional.of("no data");
        }
        if (series.stream().allMatch(one -> one.at("/value/1").asText().equals("NaN"))) {
            return Optional.of("nothing but NaN");
        }
        return legend.stream()
                .filter(label ->
                        series.stream().noneMatch(one -> one.path("metric").has(label)))
                .findFirst()
                .map(label -> "no series has the label " + label + ", which the legend names");
    }

    /** Of an alert, which is to give nothing while all is well: each selector of it is to find series. */
    Optional<String> faultOf(String expression) {
        JsonNode tree = prometheus.parse(expression);
        if (!tree.path("status").asText().equals("success")) {
            return Optional.of(tree.path("error").asText());
        }
        List<String> labels = new ArrayList<>();
        tree.findValues("grouping").forEach(group -> group.forEach(label -> labels.add(label.asText())));
        for (String selector : selectors(tree.path("data"), labels)) {
            if (prometheus.count(selector) == 0) {
                return Optional.of("no series is " + selector);
            }
        }
        return Optional.empty();
    }

    private static List<String> selectors(JsonNode tree, List<String> labels) {
        List<String> selectors = new ArrayList<>();
        String type = tree.path("type").asText();
        if (type.equals("vectorSelector") || type.equals("matrixSelector")) {
            selectors.add(selector(tree, labels));
        }
        tree.forEach(part -> selectors.addAll(selectors(part, labels)));
        return selectors;
    }

    /** As the query has it, with the labels that it is grouped by. A reason of trouble is there only with the trouble: it is only to be a label. */
    private static String selector(JsonNode selector, List<String> labels) {
        Map<String, String> matchers = new TreeMap<>();
        labels.forEach(label -> matchers.put(label, "!=\"\""));
        for (JsonNode matcher : selector.path("matchers")) {
            String name = matcher.path("name").asText();
            if (!name.equals("__name__")) {
                matchers.put(
                        name,
                        name.equals("reason")
                                ? "!=\"\""
                                : matcher.path("type").asText() + "\""
                                        + matcher.path("value").asText() + "\"");
            }
        }
        StringBuilder text = new StringBuilder(selector.path("name").asText()).append('{');
        matchers.forEach((name, value) -> text.append(name).append(value).append(','));
        return text.append('}').toString();
    }
}
