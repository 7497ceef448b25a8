package dev.activitypipeline.verify.store;

/** Rows that parquet-java decoded, one reused vector for each column. */
final class PlainBatch implements ColumnBatch {
    static final int ROWS = 4096;

    private final TableFile file;
    private final PlainVector[] vectors;
    private int size;

    PlainBatch(TableFile file, PlainVector[] vectors) {
        this.file = file;
        this.vectors = vectors;
    }

    /** Takes the next rows of each column of the row group. */
    void fill(int rows) {
        for (PlainVector vector : vectors) {
            vector.fill(rows);
        }
        size = rows;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TableFile file() {
        return file;
    }

    @Override
    public boolean isNull(int column, int row) {
        return vectors[column].isNull(row);
    }

    @Override
    public int intAt(int column, int row) {
        return Math.toIntExact(vectors[column].longAt(row));
    }

    @Override
    public long longAt(int column, int row) {
        return vectors[column].longAt(row);
    }

    @Override
    public double doubleAt(int column, int row) {
        return vectors[column].doubleAt(row);
    }

    @Override
    public byte[] bytesAt(int column, int row) {
        return vectors[column].bytesAt(row);
    }
}
