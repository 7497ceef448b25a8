package dev.activitypipeline.verify.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * The committed rows of one table, as they were when it was opened. A table with a {@code _delta_log} is read by Delta Kernel, any other folder
 * as plain Parquet files with {@code name=value} folders as partition columns.
 *
 * <pre>{@code
 * TableReader.open(store.resolve("events")).read(List.of("date", "steps"), batch -> {
 *     for (int row = 0; row < batch.size(); row++) {
 *         total += batch.intAt(1, row);
 *     }
 * }).orThrow();
 * }</pre>
 */
public interface TableReader {

    /** Whether there is a table, of either format; an empty folder of plain files is one. */
    static boolean exists(Path table) {
        return Files.isDirectory(table);
    }

    /** @throws TableUnreadable if there is no table, or its log cannot be read */
    static TableReader open(Path table) {
        if (!exists(table)) {
            throw new TableUnreadable(table + ": there is no such table", null);
        }
        return Files.isDirectory(table.resolve("_delta_log")) ? DeltaTable.open(table) : PlainTable.of(table);
    }

    Path table();

    /** The Delta version that is read; -1 for plain files. */
    long version();

    /** Every column by name; those of partitions stand where the table's schema has them, for plain files last. */
    List<String> columns();

    /** The data files that hold the committed rows. */
    List<TableFile> files();

    /** Shows every row, in the order of the files. A file that cannot be read is in the summary, and the rest is read all the same. */
    default ReadSummary read(List<String> columns, BatchVisitor visitor) {
        return read(columns, file -> true, visitor);
    }

    /** Shows the rows of those files alone. */
    ReadSummary read(List<String> columns, Predicate<TableFile> files, BatchVisitor visitor);
}
