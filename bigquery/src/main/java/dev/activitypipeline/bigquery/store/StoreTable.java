package dev.activitypipeline.bigquery.store;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BasePrimitiveType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** The newest version of a Delta table of the store, as it was when this was opened. */
public final class StoreTable {
    private static final String BATCH = "batch_id";

    private final Path table;
    private final Engine engine;
    private final Snapshot snapshot;
    private final StructType schema;

    private StoreTable(Path table, Engine engine, Snapshot snapshot) {
        this.table = table;
        this.engine = engine;
        this.snapshot = snapshot;
        this.schema = snapshot.getSchema(engine);
    }

    /** Empty before the stream has made the table. */
    public static Optional<StoreTable> open(Path table) {
        if (!Files.isDirectory(table.resolve("_delta_log"))) {
            return Optional.empty();
        }
        try {
            Engine engine = DefaultEngine.create(new Configuration());
            Snapshot snapshot = Table.forPath(engine, table.toString()).getLatestSnapshot(engine);
            return Optional.of(new StoreTable(table, engine, snapshot));
        } catch (RuntimeException e) {
            throw new StoreUnreadable(table + ": the Delta log cannot be read", e);
        }
    }

    /** Whether a commit after {@code version} is there; costs a look at one name. */
    public static boolean isPast(Path table, long version) {
        return Files.exists(table.resolve("_delta_log").resolve(String.format("%020d.json", version + 1)));
    }

    public long version() {
        return snapshot.getVersion(engine);
    }

    public List<StoreColumn> columns() {
        List<StoreColumn> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            String type = field.getDataType() instanceof BasePrimitiveType
                    ? field.getDataType().toString()
                    : field.getDataType().getClass().getSimpleName();
            Object comment = field.getMetadata().get("comment");
            columns.add(new StoreColumn(field.getName(), type, comment == null ? "" : comment.toString()));
        }
        return columns;
    }

    /** In the order of their names. */
    public List<StoreFile> files() {
        List<StoreFile> files = new ArrayList<>();
        ScanImpl scan = (ScanImpl) snapshot.getScanBuilder(engine).build();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        files.add(file(rows.next()));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new StoreUnreadable(table + ": its files cannot be listed", e);
        }
        files.sort(Comparator.comparing(StoreFile::name));
        return files;
    }

    /** Shows all rows of a file. */
    public void read(StoreFile file, List<String> columns, Consumer<StoredBatch> visitor) {
        read(file.scanFile(), file.name(), columns, visitor);
    }

    /** The rows of a file of batches up to and with {@code batch}. */
    public long rowsUpTo(StoreFile file, long batch) {
        long[] rows = {0};
        read(file, List.of(BATCH), part -> {
            for (int row = 0; row < part.size(); row++) {
                if (part.has(row) && part.longAt(0, row) <= batch) {
                    rows[0]++;
                }
            }
        });
        return rows[0];
    }

    private StoreFile file(Row row) {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
        Row add = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        int stats = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
        FileStatistics told = FileStatistics.parse(add.isNullAt(stats) ? null : add.getString(stats));
        String name = name(status.getPath());
        String group = InternalScanFileUtils.getPartitionValues(row).getOrDefault("date", "");
        boolean batches = schema.indexOf(BATCH) >= 0;
        if (told.rows().isPresent() && (!batches || told.lastBatch().isPresent())) {
            return new StoreFile(
                    name,
                    group,
                    told.rows().getAsLong(),
                    told.firstBatch().orElse(0),
                    told.lastBatch().orElse(0),
                    row);
        }
        return counted(row, name, group, batches);
    }

    /** Of a writer that left the statistics out. */
    private StoreFile counted(Row row, String name, String group, boolean batches) {
        long[] found = {0, Long.MAX_VALUE, Long.MIN_VALUE};
        List<String> columns =
                batches ? List.of(BATCH) : List.of(schema.fieldNames().get(0));
        read(row, name, columns, part -> {
            for (int i = 0; i < part.size(); i++) {
                if (part.has(i)) {
                    long batch = batches ? part.longAt(0, i) : 0;
                    found[0]++;
                    found[1] = Math.min(found[1], batch);
                    found[2] = Math.max(found[2], batch);
                }
            }
        });
        return new StoreFile(name, group, found[0], found[1], found[2], row);
    }

    private void read(Row scanFile, String name, List<String> columns, Consumer<StoredBatch> visitor) {
        StructType wanted = new StructType(columns.stream().map(schema::get).toList());
        Scan scan =
                snapshot.getScanBuilder(engine).withReadSchema(engine, wanted).build();
        Row state = scan.getScanState(engine);
        StructType physical = ScanStateRow.getPhysicalDataReadSchema(engine, state);
        FileStatus status = InternalScanFileUtils.getAddFileStatus(scanFile);
        try (CloseableIterator<ColumnarBatch> data = engine.getParquetHandler()
                        .readParquetFiles(Utils.singletonCloseableIterator(status), physical, Optional.empty());
                CloseableIterator<FilteredColumnarBatch> batches =
                        Scan.transformPhysicalData(engine, state, scanFile, data)) {
            while (true) {
                StoredBatch batch;
                try {
                    if (!batches.hasNext()) {
                        return;
                    }
                    batch = new StoredBatch(batches.next(), columns);
                } catch (RuntimeException e) {
                    throw new StoreUnreadable(table.getFileName() + "/" + name, e);
                }
                visitor.accept(batch);
            }
        } catch (IOException e) {
            throw new StoreUnreadable(table.getFileName() + "/" + name, e);
        }
    }

    private String name(String location) {
        Path path = location.startsWith("file:") ? Path.of(URI.create(location).getPath()) : Path.of(location);
        return path.startsWith(table) ? table.relativize(path).toString() : path.toString();
    }
}
