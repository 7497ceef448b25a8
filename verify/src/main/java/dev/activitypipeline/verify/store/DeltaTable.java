package dev.activitypipeline.verify.store;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;

/** A Delta table through Delta Kernel, one snapshot. */
final class DeltaTable implements TableReader {
    private final Path table;
    private final Engine engine;
    private final Snapshot snapshot;
    private final List<TableFile> files;
    /** Kernel's own description of each file, in the same order. */
    private final List<Row> scanFiles = new ArrayList<>();

    private DeltaTable(Path table, Engine engine, Snapshot snapshot) throws IOException {
        this.table = table;
        this.engine = engine;
        this.snapshot = snapshot;
        this.files = Collections.unmodifiableList(list());
    }

    static DeltaTable open(Path table) {
        Path absolute = table.toAbsolutePath().normalize();
        try {
            Configuration hadoop = new Configuration();
            // loads the defaults now, so that copies have them
            hadoop.size();
            Engine engine = DefaultEngine.create(hadoop);
            Snapshot snapshot = Table.forPath(engine, absolute.toString()).getLatestSnapshot(engine);
            return new DeltaTable(absolute, engine, snapshot);
        } catch (IOException | RuntimeException e) {
            throw new TableUnreadable(table + ": the Delta log cannot be read: " + Reason.of(e), e);
        }
    }

    @Override
    public Path table() {
        return table;
    }

    @Override
    public long version() {
        return snapshot.getVersion(engine);
    }

    @Override
    public List<String> columns() {
        return snapshot.getSchema(engine).fieldNames();
    }

    @Override
    public List<TableFile> files() {
        return files;
    }

    @Override
    public ReadSummary read(List<String> columns, Predicate<TableFile> wanted, BatchVisitor visitor) {
        StructType schema = snapshot.getSchema(engine);
        List<StructField> fields = new ArrayList<>();
        for (String column : columns) {
            if (schema.indexOf(column) < 0) {
                throw new TableUnreadable(table + ": the table has no column " + column, null);
            }
            fields.add(schema.get(column));
        }
        Scan scan = snapshot.getScanBuilder(engine)
                .withReadSchema(engine, new StructType(fields))
                .build();
        Row state = scan.getScanState(engine);
        ClassLoader before = HadoopDefaults.hide();
        try {
            return read(state, columns, wanted, visitor);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private ReadSummary read(Row state, List<String> columns, Predicate<TableFile> wanted, BatchVisitor visitor) {
        StructType physical = textAsBytes(ScanStateRow.getPhysicalDataReadSchema(engine, state));
        long rows = 0;
        List<BrokenFile> broken = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            TableFile file = files.get(i);
            if (!wanted.test(file)) {
                continue;
            }
            try {
                rows += read(file, scanFiles.get(i), state, physical, columns, visitor);
            } catch (VisitorFailed e) {
                throw e.failure();
            } catch (IOException | RuntimeException e) {
                broken.add(new BrokenFile(file, Reason.of(e)));
            }
        }
        return new ReadSummary(rows, broken);
    }

    private long read(
            TableFile file, Row scanFile, Row state, StructType physical, List<String> columns, BatchVisitor visitor)
            throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(scanFile);
        long rows = 0;
        try (CloseableIterator<ColumnarBatch> data = engine.getParquetHandler()
                        .readParquetFiles(Utils.singletonCloseableIterator(status), physical, Optional.empty());
                CloseableIterator<FilteredColumnarBatch> batches =
                        Scan.transformPhysicalData(engine, state, scanFile, data)) {
            while (batches.hasNext()) {
                FilteredColumnarBatch filtered = batches.next();
                KernelBatch batch = new KernelBatch(file, filtered, columns);
                rows += batch.size();
                VisitorFailed.guard(visitor, batch);
            }
        }
        return rows;
    }

    /** Kernel would decode each text to a String only for it to be encoded again; read as binary, a text is its bytes. */
    private static StructType textAsBytes(StructType schema) {
        List<StructField> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            fields.add(
                    field.getDataType() instanceof StringType
                            ? new StructField(field.getName(), BinaryType.BINARY, field.isNullable())
                            : field);
        }
        return new StructType(fields);
    }

    private List<TableFile> list() throws IOException {
        List<TableFile> listed = new ArrayList<>();
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder(engine).build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        scanFiles.add(row);
                        listed.add(file(row));
                    }
                }
            }
        }
        return listed;
    }

    private TableFile file(Row row) {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
        Path path = path(status.getPath());
        Row add = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        int stats = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
        FileStatistics statistics = FileStatistics.parse(add.isNullAt(stats) ? null : add.getString(stats));
        Map<String, String> partition = new HashMap<>(InternalScanFileUtils.getPartitionValues(row));
        String name = path.startsWith(table) ? table.relativize(path).toString().replace('\\', '/') : path.toString();
        return new TableFile(path, name, status.getSize(), statistics.rows(), statistics.ranges(), partition);
    }

    private static Path path(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location).getPath()) : Path.of(location);
    }

    /** A batch of Kernel's, without the rows that a deletion vector hides. */
    private static final class KernelBatch implements ColumnBatch {
        private final TableFile file;
        private final ColumnVector[] vectors;
        private final int[] selected;
        private final int size;

        KernelBatch(TableFile file, FilteredColumnarBatch filtered, List<String> columns) {
            ColumnarBatch data = filtered.getData();
            this.file = file;
            this.vectors = new ColumnVector[columns.size()];
            StructType schema = data.getSchema();
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = data.getColumnVector(schema.indexOf(columns.get(i)));
            }
            this.selected = filtered.getSelectionVector()
                    .map(vector -> selected(vector, data.getSize()))
                    .orElse(null);
            this.size = selected == null ? data.getSize() : selected.length;
        }

        private static int[] selected(ColumnVector vector, int size) {
            int[] rows = new int[size];
            int count = 0;
            for (int row = 0; row < size; row++) {
                if (!vector.isNullAt(row) && vector.getBoolean(row)) {
                    rows[count++] = row;
                }
            }
            return Arrays.copyOf(rows, count);
        }

        private int at(int row) {
            return selected == null ? row : selected[row];
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
            return vectors[column].isNullAt(at(row));
        }

        @Override
        public int intAt(int column, int row) {
            return vectors[column].getInt(at(row));
        }

        @Override
        public long longAt(int column, int row) {
            return vectors[column].getLong(at(row));
        }

        @Override
        public double doubleAt(int column, int row) {
            return vectors[column].getDouble(at(row));
        }

        @Override
        public byte[] bytesAt(int column, int row) {
            ColumnVector vector = vectors[column];
            return vector.getDataType() instanceof BinaryType
                    ? vector.getBinary(at(row))
                    : vector.getString(at(row)).getBytes(StandardCharsets.UTF_8);
        }
    }
}
