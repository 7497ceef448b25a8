package dev.activitypipeline.controller.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The chart with its own values as plain files, for those who install without helm: one for each template, and a kustomization. */
final class InstallManifests {
    private static final String SOURCE = "# Source: activity-pipeline/templates/";
    private static final Path KIND = Helm.CHART.resolve("crds/activitypipelines.activity.dev.yaml");
    private static final String NAMESPACE = """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: activity-system
              labels:
                pod-security.kubernetes.io/enforce: restricted
            """;
    /** Says that Helm keeps the object, which it does not here. */
    private static final Predicate<String> OF_HELM = line -> line.strip().equals("app.kubernetes.io/managed-by: Helm")
            || line.strip().startsWith("helm.sh/chart: ")
            || line.strip().startsWith("helm.sh/resource-policy: ");

    private InstallManifests() {}

    /** Content by file name. */
    static SortedMap<String, String> render() throws IOException {
        Helm.Outcome outcome = Helm.template("--no-hooks");
        if (outcome.code() != 0) {
            throw new AssertionError(outcome.words());
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (String document : outcome.output().split("(?m)^---\n")) {
            if (document.startsWith(SOURCE)) {
                String name = document.substring(SOURCE.length(), document.indexOf('\n'));
                String text = plain(document.substring(document.indexOf('\n') + 1));
                files.merge(name, text, (first, second) -> first + "---\n" + second);
            }
        }
        files.put("activitypipeline-crd.yaml", Files.readString(KIND));
        files.put("namespace.yaml", NAMESPACE);
        files.put("kustomization.yaml", kustomization(List.copyOf(files.keySet())));
        return files;
    }

    private static String plain(String document) {
        return document.lines()
                        .filter(OF_HELM.negate())
                        .collect(Collectors.joining("\n"))
                        .replace("  annotations:\n  labels:", "  labels:")
                        .strip()
                + "\n";
    }

    private static String kustomization(List<String> files) {
        return "# Rendered from helm/activity-pipeline by `make manifests`, with the chart's own values; a change here is lost.\n"
                + "apiVersion: kustomize.config.k8s.io/v1beta1\n"
                + "kind: Kustomization\n"
                + "resources:\n"
                + files.stream().map(file -> "  - " + file + "\n").collect(Collectors.joining());
    }
}
