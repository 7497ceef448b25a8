package dev.activitypipeline.verify.store;

import java.nio.charset.StandardCharsets;

/**
 * Some rows of one file, by column. Columns are numbered as they were asked for, rows from 0. Valid only during the visit.
 *
 * <p>A value of a null cell is undefined (0, or {@code null} for bytes): ask {@link #isNull} first where a column may be null.
 */
public interface ColumnBatch {

    /** How many rows. */
    int size();

    /** The file that the rows are in. */
    TableFile file();

    boolean isNull(int column, int row);

    /** An {@code int}; for a {@code date} the days since 1970-01-01. */
    int intAt(int column, int row);

    /** A {@code bigint}; for a {@code timestamp} the microseconds since 1970-01-01T00:00Z. */
    long longAt(int column, int row);

    double doubleAt(int column, int row);

    /** A {@code string} as UTF-8, or a {@code binary}. Not to be changed. */
    byte[] bytesAt(int column, int row);

    /** A {@code string}; {@code null} where it is null. */
    default String textAt(int column, int row) {
        return isNull(column, row) ? null : new String(bytesAt(column, row), StandardCharsets.UTF_8);
    }
}
