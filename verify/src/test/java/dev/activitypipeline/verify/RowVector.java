package dev.activitypipeline.verify;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;
import java.util.List;
import java.util.Map;

/** One column of rows that are maps, for Delta Kernel to write. */
record RowVector(String column, DataType type, List<Map<String, Object>> rows) implements ColumnVector {

    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return rows.size();
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
        return rows.get(row).get(column) == null;
    }

    @Override
    public int getInt(int row) {
        return (Integer) rows.get(row).get(column);
    }

    @Override
    public long getLong(int row) {
        return (Long) rows.get(row).get(column);
    }

    @Override
    public double getDouble(int row) {
        return (Double) rows.get(row).get(column);
    }

    @Override
    public String getString(int row) {
        return (String) rows.get(row).get(column);
    }

    @Override
    public byte[] getBinary(int row) {
        return (byte[]) rows.get(row).get(column);
    }
}
