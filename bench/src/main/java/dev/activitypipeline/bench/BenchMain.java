package dev.activitypipeline.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Exit codes: 0 every goal that must be met is met, 1 one is not, 2 wrong arguments, 3 something could not be measured. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] words) throws Exception {
        BenchArguments arguments;
        try {
            arguments = BenchArguments.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println("error: " + wrong.getMessage());
            System.err.println(BenchArguments.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(arguments));
    }

    private static int run(BenchArguments arguments) throws Exception {
        Machine machine = Machine.here();
        List<Figure> figures = new ArrayList<>();
        int notMeasured = 0;
        try (Workbench bench = new Workbench(arguments)) {
            for (Experiment experiment : arguments.suite().experiments(arguments.sizes())) {
                if (arguments.wantsAnyOf(experiment.ids())) {
                    try {
                        figures.addAll(experiment.measure(bench));
                    } catch (NotMeasured failed) {
                        notMeasured++;
                        System.err.println("error: " + experiment.ids() + ": " + failed.getMessage());
                    }
                }
            }
        }
        figures.removeIf(figure -> !arguments.wants(figure.id()));
        if (figures.isEmpty()) {
            return 3; // the report of an earlier run says more
        }
        String report = new Report(machine, arguments, figures).markdown();
        if (arguments.out().getParent() != null) {
            Files.createDirectories(arguments.out().getParent());
        }
        Files.writeString(arguments.out(), report, StandardCharsets.UTF_8);
        System.out.print(report);
        if (notMeasured > 0) {
            return 3;
        }
        boolean missed = figures.stream().anyMatch(figure -> figure.verdict() == Verdict.MISSED);
        return missed && !arguments.reportOnly() ? 1 : 0;
    }
}
