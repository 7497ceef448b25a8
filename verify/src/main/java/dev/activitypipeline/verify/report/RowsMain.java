package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.report.chart.Numbers;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.TableReader;
import dev.activitypipeline.verify.store.TableUnreadable;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Prints the newest rows of a store, and how many rows each table has. Ends with 0, with 2 on wrong arguments, with 1 on a store it cannot read. */
public final class RowsMain {
    private static final String USAGE = "rows --store PATH [--limit 10]";

    private RowsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse(arguments, List.of("--store", "--limit"), USAGE);
            print(line.path("--store", USAGE), line.number("--limit", 10, USAGE), out);
            return 0;
        } catch (CommandLine.Misuse e) {
            err.println("error: Usage: " + e.getMessage());
            return 2;
        } catch (TableUnreadable e) {
            err.println("error: StoreUnreadable: " + e.getMessage());
            return 1;
        }
    }

    private static void print(Path store, int limit, PrintStream out) {
        if (!Files.isDirectory(store)) {
            throw new TableUnreadable(
                    store + ": there is no such folder; give --store the folder that holds events and rejected", null);
        }
        Path events = store.resolve("events");
        if (TableReader.exists(events)) {
            newest(TableReader.open(events), limit, out);
        }
        TextTable counts = new TextTable(List.of("table", "rows"), List.of(false, true));
        for (String name : List.of("events", "rejected", "daily")) {
            Path table = store.resolve(name);
            counts.add(List.of(
                    name, TableReader.exists(table) ? Numbers.whole(count(TableReader.open(table))) : "not made yet"));
        }
        out.print(counts);
    }

    private static void newest(TableReader events, int limit, PrintStream out) {
        List<List<String>> rows = NewestRows.of(events, limit);
        if (rows.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                NewestRows.COLUMNS,
                IntStream.range(0, NewestRows.COLUMNS.size())
                        .mapToObj(column -> column != 1 && (column < 8 || column > 11))
                        .toList());
        rows.forEach(table::add);
        out.println(table);
    }

    /** By the list of files where that says how many rows they have, else by reading. */
    private static long count(TableReader table) {
        if (table.files().stream().allMatch(file -> file.rows().isPresent())) {
            return table.files().stream()
                    .mapToLong(file -> file.rows().orElseThrow())
                    .sum();
        }
        long[] rows = {0};
        table.read(List.of(table.columns().get(0)), (ColumnBatch batch) -> rows[0] += batch.size())
                .orThrow();
        return rows[0];
    }
}
