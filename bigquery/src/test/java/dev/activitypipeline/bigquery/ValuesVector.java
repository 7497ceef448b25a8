package dev.activitypipeline.bigquery;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;

/** A column of Kernel's over values. */
record ValuesVector(DataType type, Object[] values) implements ColumnVector {
    @Override
    public DataType getDataType() {
        return type;
    }

    @Override
    public int getSize() {
        return values.length;
    }

    @Override
    public void close() {}

    @Override
    public boolean isNullAt(int row) {
        return values[row] == null;
    }

    @Override
    public int getInt(int row) {
        return (int) values[row];
    }

    @Override
    public long getLong(int row) {
        return (long) values[row];
    }

    @Override
    public double getDouble(int row) {
        return (double) values[row];
    }

    @Override
    public String getString(int row) {
        return (String) values[row];
    }

    @Override
    public byte[] getBinary(int row) {
        return (byte[]) values[row];
    }
}
