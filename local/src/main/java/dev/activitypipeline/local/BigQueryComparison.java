package dev.activitypipeline.local;

import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The comparison of BigQuery's tables with the store at the end of a run, and of {@code make verify}. */
final class BigQueryComparison {
    private static final String REMEMBERED = "bigquery.properties";

    private BigQueryComparison() {}

    /** Remembers what the follower was started with, for {@code make verify}; none of it is secret. */
    static void remember(RunFolder folder, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        properties.putAll(environment);
        try (var out = Files.newBufferedWriter(folder.own(REMEMBERED))) {
            properties.store(out, null);
        }
    }

    /**
     * Compares row by row.
     *
     * @return empty where no run of this store had BigQuery
     */
    static Optional<Verification.Result> run(ProcessLauncher launcher, ClassPaths classPaths, RunFolder folder)
            throws IOException, InterruptedException {
        Path remembered = folder.own(REMEMBERED);
        if (!Files.exists(remembered)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(remembered)) {
            properties.load(in);
        }
        TreeMap<String, String> environment = new TreeMap<>();
        properties.forEach((name, value) -> environment.put(name.toString(), value.toString()));
        ChildProcess child = launcher.run(new ChildCommand(
                "bigquery-comparison",
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                classPaths.of(Program.BIGQUERY),
                "dev.activitypipeline.bigquery.compare.CompareMain",
                List.of(),
                environment));
        Verification.Verdict verdict =
                switch (child.exitCode().orElseThrow()) {
                    case 0 -> Verification.Verdict.CLEAN;
                    case 1 -> Verification.Verdict.FINDINGS;
                    default -> Verification.Verdict.NOT_POSSIBLE;
                };
        return Optional.of(new Verification.Result(verdict, child.output()));
    }
}
