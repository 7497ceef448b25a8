package dev.activitypipeline.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The figures as Markdown. */
record Report(Machine machine, BenchArguments arguments, List<Figure> figures) {
    String markdown() throws java.io.IOException {
        StringBuilder text = new StringBuilder();
        text.append("# Bench\n\n");
        text.append("Written by `")
                .append(arguments.suite().command())
                .append("`; every figure stands beside its reference, measured in the same run.\n\n");
        text.append("- machine: ").append(machine).append('\n');
        text.append("- date: ")
                .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .append('\n');
        text.append("- command: `BenchMain ")
                .append(String.join(" ", arguments.words()))
                .append("`\n");
        if (arguments.quick()) {
            text.append(
                    "- `--quick`: small sizes and one pair; these figures show that the bench works, not how quick anything is\n");
        }
        text.append('\n').append(table()).append('\n').append(method(arguments.suite()));
        return text.toString();
    }

    String table() {
        StringBuilder table = new StringBuilder();
        row(table, "id", "what", "ours", "reference", "measure", "spread", "must (stretch)", "verdict");
        row(table, "---", "---", "---", "---", "---:", "---", "---", "---");
        for (Figure figure : figures) {
            // Without a goal it is a ratio too.
            Goal shownAs = figure.goal().orElse(Goal.atLeast(0, 0));
            Spread measure = figure.measure();
            row(
                    table,
                    figure.id(),
                    figure.what(),
                    figure.ours(),
                    figure.reference(),
                    shownAs.shown(measure.median()),
                    measure.isSingle()
                            ? "–"
                            : shownAs.shown(measure.least()) + " … " + shownAs.shown(measure.most())
                                    + (measure.isNoisy() ? ", noisy" : ""),
                    figure.goal().map(Goal::toString).orElse("–"),
                    figure.verdict().toString());
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        table.append("|\n");
    }

    private static String method(Suite suite) throws java.io.IOException {
        try (var text = Report.class.getResourceAsStream(suite.method())) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
