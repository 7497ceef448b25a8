package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.report.data.ReportData;
import dev.activitypipeline.verify.report.data.Timeline;
import dev.activitypipeline.verify.report.data.TimelineFile;
import dev.activitypipeline.verify.report.data.Verdict;
import dev.activitypipeline.verify.report.page.ReportPage;
import dev.activitypipeline.verify.store.TableUnreadable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes a store's report as HTML, and {@code summary.csv} beside it. Ends with 0, with 2 on wrong arguments, with 1 where a file cannot be
 * read or written.
 */
public final class ReportMain {
    private static final String USAGE = "report --store PATH [--timeline FILE] [--verification FILE] --out report.html";

    private ReportMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Clock.systemUTC(), System.out, System.err));
    }

    static int run(String[] arguments, Clock clock, PrintStream out, PrintStream err) {
        try {
            CommandLine line =
                    CommandLine.parse(arguments, List.of("--store", "--timeline", "--verification", "--out"), USAGE);
            Path report = line.path("--out", USAGE).toAbsolutePath();
            ReportData data = read(
                    line.path("--store", USAGE),
                    line.optionalPath("--timeline"),
                    line.optionalPath("--verification"),
                    clock);
            Path csv = report.resolveSibling("summary.csv");
            write(csv, SummaryCsv.of(data.events().dates()));
            write(report, ReportPage.render(data));
            out.println("report: " + report);
            out.println("summary: " + csv);
            return 0;
        } catch (CommandLine.Misuse e) {
            err.println("error: Usage: " + e.getMessage());
            return 2;
        } catch (TableUnreadable e) {
            err.println("error: StoreUnreadable: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("error: ReportFailed: " + e);
            return 1;
        }
    }

    private static ReportData read(Path store, Optional<Path> timeline, Optional<Path> verification, Clock clock)
            throws IOException {
        if (!Files.isDirectory(store)) {
            throw new TableUnreadable(
                    store + ": there is no such folder; give --store the folder that holds events and rejected", null);
        }
        return new ReportData(
                StoreIdentity.read(store),
                clock.instant(),
                verification.isPresent()
                        ? VerdictFile.read(verification.get())
                        : new Verdict.NotRun("The report was written without the result of a verification."),
                timeline.isPresent() && Files.exists(timeline.get())
                        ? TimelineFile.read(timeline.get())
                        : Timeline.NONE,
                StoreScan.events(store),
                StoreScan.rejected(store));
    }

    /** Nobody sees half a report: it is written aside and renamed. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
