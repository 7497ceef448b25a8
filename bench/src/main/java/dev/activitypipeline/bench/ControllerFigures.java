package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.controller.Readings;
import java.util.List;
import java.util.Optional;

/** What the readings of a controller come to. */
record ControllerFigures(Readings readings) {
    private static final double A_THOUSAND = 1_000;

    List<Figure> all() {
        return List.of(
                wave(),
                birth(),
                writes(),
                looks(),
                driver(),
                driverBesideSubmit(),
                resident("O7", "with no pipeline", readings.idle(), Goal.atMost(180, 110, "MiB")),
                resident("O7b", "with " + many(), readings.idleAmongMany(), Goal.atMost(260, 160, "MiB")),
                start(),
                archive(),
                deletion());
    }

    private Figure wave() {
        double ours = readings.wave().pipelines() / readings.wave().settled();
        double bare = readings.references().pipelines() / readings.references().applied();
        return figure(
                "O4",
                many() + " suspended pipelines from nothing to settled, pipelines a second",
                text("%.1f /s", ours),
                text(
                        "%.1f /s (bare client: the same %.1f objects and a status for each)",
                        bare, readings.references().objects()),
                Spread.of(ours),
                Goal.atLeast(20, 50, "/s"));
    }

    private Figure birth() {
        double ours = millis(readings.birthsAmongMany().status(), 0.99);
        return figure(
                "O4b",
                "status of one new pipeline among " + many() + " idle ones, 99 %",
                text("%.0f ms", ours),
                text(
                        "%.0f ms (no other pipeline); %.0f ms (bare client: one object, seen by a watch)",
                        millis(readings.births().status(), 0.99),
                        millis(readings.references().roundTrips(), 0.99)),
                Spread.of(ours),
                Goal.atMost(1_000, 300, "ms"));
    }

    private Figure writes() {
        return figure(
                "O5",
                "requests that change something while " + many() + " pipelines are idle for "
                        + text("%.0f s", readings.idleAmongMany().seconds()),
                text("%.0f", readings.idleAmongMany().writes()),
                text("%.0f (no pipeline)", readings.idle().writes()),
                Spread.of(readings.idleAmongMany().writes()),
                Goal.atMost(0, 0, "requests"));
    }

    private Figure looks() {
        Readings.Idle idle = readings.idleAmongMany();
        double ours = idle.cpu() / idle.looks() * A_THOUSAND;
        return figure(
                "O5b",
                "CPU time to look at 1,000 pipelines that are as they should be",
                text(
                        "%.2f s; %.0f looks in %.0f s took %.1f %% of a core",
                        ours, idle.looks(), idle.seconds(), 100 * idle.cpu() / idle.seconds()),
                text(
                        "%.1f %% of a core (no pipeline)",
                        100 * readings.idle().cpu() / readings.idle().seconds()),
                Spread.of(ours),
                Goal.atMost(1, 0.3, "s"));
    }

    private Figure driver() {
        double ours = millis(readings.births().driver(), 0.95);
        return figure(
                "O6",
                "from the request for a pipeline to the StatefulSet of its driver, 95 %",
                text("%.0f ms; median %.0f ms", ours, millis(readings.births().driver(), 0.5)),
                text(
                        "%.0f ms (bare client: one object, seen by a watch)",
                        millis(readings.references().roundTrips(), 0.95)),
                Spread.of(ours),
                Goal.atMost(400, 150, "ms"));
    }

    private Figure driverBesideSubmit() {
        double ours = millis(readings.births().driver(), 0.5);
        double submit = millis(readings.references().submits(), 0.5);
        return figure(
                "O6b",
                "the same ÷ spark-submit, medians",
                text("%.0f ms", ours),
                text("%.0f ms (spark-submit to the same API server)", submit),
                Spread.of(ours / submit),
                Goal.atMost(0.125, 0.05));
    }

    private Figure resident(String id, String with, Readings.Idle idle, Goal goal) {
        return figure(
                id,
                "resident memory " + with,
                text("%.0f MiB", idle.resident()),
                "512 MiB (the chart's limit)",
                Spread.of(idle.resident()),
                goal);
    }

    private Figure start() {
        Readings.Starts starts = readings.starts();
        return figure(
                "O8",
                "from the start of the process until it is ready",
                text("%.2f s", Spread.of(starts.archived()).median()),
                text(
                        "%.2f s (the same client lists all pipelines and ends)",
                        Spread.of(starts.listing()).median()),
                Spread.of(starts.archived()),
                Goal.atMost(3, 1.2, "s"));
    }

    private Figure archive() {
        Readings.Starts starts = readings.starts();
        return figure(
                "O8b",
                "the same ÷ without the archive of its classes",
                text("%.2f s", Spread.of(starts.archived()).median()),
                text("%.2f s (without)", Spread.of(starts.parsed()).median()),
                Spread.ofRatios(starts.archived(), starts.parsed()),
                Goal.atMost(0.65, 0.45));
    }

    private Figure deletion() {
        int deleted = readings.wave().pipelines()
                + readings.birthsAmongMany().status().size();
        double each = readings.deletion() / deleted;
        double created = readings.wave().settled() / readings.wave().pipelines();
        return figure(
                "O10",
                "deletion of all pipelines ÷ their creation",
                text("%.1f /s", 1 / each),
                text("%.1f /s (O4)", 1 / created),
                Spread.of(each / created),
                Goal.atMost(1.2, 0.6));
    }

    private String many() {
        return text("%,d", readings.wave().pipelines());
    }

    private static double millis(List<Double> seconds, double share) {
        return A_THOUSAND * Spread.quantile(seconds, share);
    }

    private static Figure figure(String id, String what, String ours, String reference, Spread measure, Goal goal) {
        return new Figure(id, what, ours, reference, measure, Optional.of(goal));
    }
}
