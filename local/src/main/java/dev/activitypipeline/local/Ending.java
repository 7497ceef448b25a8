package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.local.Verification.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the user reads when all is over. */
final class Ending {
    private final Console console;
    private final RunFolder folder;
    private final StoreFormat format;

    Ending(Console console, RunFolder folder, StoreFormat format) {
        this.console = console;
        this.folder = folder;
        this.format = format;
    }

    /**
     * What never became a record.
     *
     * @param count lines or requests that the producers did not take
     * @param reports where each line is told, with its file, number and reason
     */
    record Refusals(long count, List<Path> reports) {}

    void print(
            Sample last,
            Refusals refusals,
            Result verification,
            Optional<Result> bigQuery,
            Optional<String> rows,
            boolean report) {
        console.announce("");
        console.heading("stored in " + folder.store());
        console.announce("  events    " + ProgressLine.grouped(last.stored().orElse(0)) + " rows");
        console.announce("  rejected  " + ProgressLine.grouped(last.rejectedRows()) + " rows" + rules(last));
        if (refusals.count() > 0) {
            console.announce("  refused   " + ProgressLine.grouped(refusals.count()) + " by the producers"
                    + (refusals.reports().isEmpty() ? "; their clients were told why" : ", each with its reason in"));
            refusals.reports().forEach(file -> console.announce("            " + file));
        }
        rows.ifPresent(text -> {
            console.announce("");
            console.heading("ten of them");
            console.announce(text);
        });
        console.announce("");
        console.heading("to read them");
        ReaderRecipes.of(folder.store(), format).forEach(recipe -> console.announce("  " + recipe));
        console.announce("");
        console.heading("verification");
        verification.text().strip().lines().forEach(line -> console.announce("  " + line));
        bigQuery.ifPresent(compared -> compared.text().strip().lines().forEach(line -> console.announce("  " + line)));
        if (report) {
            console.announce("");
            console.announce("report: " + folder.report());
        }
    }

    private static String rules(Sample last) {
        return last.rejected().isEmpty()
                ? ""
                : last.rejected().entrySet().stream()
                        .map(rule -> rule.getKey() + " " + ProgressLine.grouped(rule.getValue()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
