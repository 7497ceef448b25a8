package dev.activitypipeline.bigquery.store;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Some rows of a data file, by columns. */
public final class StoredBatch {
    private final ColumnVector[] vectors;
    private final Optional<ColumnVector> selection;
    private final int size;

    StoredBatch(FilteredColumnarBatch filtered, List<String> columns) {
        ColumnarBatch data = filtered.getData();
        this.vectors = columns.stream()
                .map(column -> data.getColumnVector(data.getSchema().indexOf(column)))
                .toArray(ColumnVector[]::new);
        this.selection = filtered.getSelectionVector();
        this.size = data.getSize();
    }

    /** Rows, those that a deletion vector hides included. */
    public int size() {
        return size;
    }

    /** Whether the row is in the table. */
    public boolean has(int row) {
        return selection
                .map(selected -> !selected.isNullAt(row) && selected.getBoolean(row))
                .orElse(true);
    }

    public boolean isNull(int column, int row) {
        return vectors[column].isNullAt(row);
    }

    public int intAt(int column, int row) {
        return vectors[column].getInt(row);
    }

    public long longAt(int column, int row) {
        return vectors[column].getLong(row);
    }

    public double doubleAt(int column, int row) {
        return vectors[column].getDouble(row);
    }

    public byte[] binaryAt(int column, int row) {
        return vectors[column].getBinary(row);
    }

    public byte[] textAt(int column, int row) {
        return vectors[column].getString(row).getBytes(StandardCharsets.UTF_8);
    }
}
