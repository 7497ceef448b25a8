package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proof at the end of a run, and what is made from it: the report and the sample rows. Each is a child of the module {@code verify}. */
final class Verification {
    /** What the proof says. */
    enum Verdict {
        CLEAN,
        FINDINGS,
        NOT_POSSIBLE
    }

    /**
     * @param text what the proof printed
     */
    record Result(Verdict verdict, String text) {}

    /** Up to here the optimising compiler costs more than it gives. */
    private static final long FEW_ROWS = 2_000_000;

    private final ProcessLauncher launcher;
    private final String classPath;
    private final RunFolder folder;
    private final List<String> jvmArguments;

    /** @param rows that are to be read, about */
    Verification(ProcessLauncher launcher, ClassPaths classPaths, RunFolder folder, long rows) {
        this.launcher = launcher;
        this.classPath = classPaths.of(Program.VERIFY);
        this.folder = folder;
        this.jvmArguments = rows < FEW_ROWS ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC") : List.of();
    }

    /** @param simulation as {@link #simulation} gives it; absent if the contents cannot be made again */
    Result run(String bootstrapServers, Optional<String> simulation) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--bootstrap",
                bootstrapServers,
                "--store",
                folder.store().toString(),
                "--acks",
                folder.acknowledgements().toString(),
                "--json",
                json().toString()));
        simulation.ifPresent(parameters -> arguments.addAll(List.of("--simulate", parameters)));
        Files.deleteIfExists(json());
        ChildProcess child = launcher.run(command("verify", "dev.activitypipeline.verify.VerifyMain", arguments));
        Verdict verdict =
                switch (child.exitCode().orElseThrow()) {
                    case 0 -> Verdict.CLEAN;
                    case 1 -> Verdict.FINDINGS;
                    default -> Verdict.NOT_POSSIBLE;
                };
        return new Result(verdict, child.output());
    }

    /** What made the events, as the proof wants to hear it; absent for people's own events. */
    static Optional<String> simulation(ProducerSource source) {
        if (!(source instanceof Simulate simulate)) {
            return Optional.empty();
        }
        return Optional.of("seed=" + simulate.seed() + ",users=" + simulate.users() + ",startDate="
                + simulate.startDate()
                + ",malformed=" + simulate.malformedRatio() + ",duplicate=" + simulate.duplicateRatio() + ",late="
                + simulate.lateRatio());
    }

    /** @return whether there is a report now */
    boolean writeReport() throws IOException, InterruptedException {
        ChildProcess child = launcher.run(command(
                "report",
                "dev.activitypipeline.verify.report.ReportMain",
                List.of(
                        "--store",
                        folder.store().toString(),
                        "--timeline",
                        folder.own("timeline.jsonl").toString(),
                        "--verification",
                        json().toString(),
                        "--out",
                        folder.report().toString())));
        return child.exitCode().orElse(1) == 0 && Files.exists(folder.report());
    }

    /** Begins to fetch ten rows of {@code events}; the proof may go on beside it. */
    ChildProcess beginSampleRows() throws IOException {
        return launcher.start(command(
                "rows",
                "dev.activitypipeline.verify.report.RowsMain",
                List.of("--store", folder.store().toString(), "--limit", "10")));
    }

    /** The rows, ready to print; empty if they cannot be shown. */
    static Optional<String> sampleRows(ChildProcess fetching) throws InterruptedException {
        return fetching.awaitExit() == 0
                ? Optional.of(fetching.output().stripTrailing()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private ChildCommand command(String name, String mainClass, List<String> arguments) {
        return new ChildCommand(name, jvmArguments, classPath, mainClass, arguments, Map.of());
    }

    private Path json() {
        return folder.own("verification.json");
    }
}
