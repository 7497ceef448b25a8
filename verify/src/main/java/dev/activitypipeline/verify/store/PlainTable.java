package dev.activitypipeline.verify.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Parquet files by parquet-java alone: no log, no Hadoop file system, pages' checksums verified where they have any. */
public final class PlainTable implements TableReader {
    private static final String PARQUET = ".parquet";

    private final Path table;
    private final List<TableFile> files;

    private PlainTable(Path table, List<TableFile> files) {
        this.table = table;
        this.files = List.copyOf(files);
    }

    /** Every file that a glob over the folder finds. */
    public static PlainTable of(Path table) {
        return of(table, glob(table));
    }

    /** Those files, wherever they are. */
    public static PlainTable of(Path table, List<TableFile> files) {
        return new PlainTable(table.toAbsolutePath().normalize(), files);
    }

    /**
     * The {@code *.parquet} files below a folder as a reader of plain files finds them: names that begin with {@code _} or {@code .} are hidden,
     * {@code name=value} folders are columns. Sorted by name.
     */
    public static List<TableFile> glob(Path table) {
        Path root = table.toAbsolutePath().normalize();
        List<TableFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted().toList()) {
                if (path.toString().endsWith(PARQUET)
                        && isVisible(root.relativize(path))
                        && Files.isRegularFile(path)) {
                    found.add(file(root, path));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TableUnreadable(table + ": the folder cannot be listed: " + Reason.of(e), e);
        }
        return found;
    }

    private static boolean isVisible(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith("_") || part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static TableFile file(Path root, Path path) throws IOException {
        Map<String, String> partition = new HashMap<>();
        Map<String, LongRange> ranges = new HashMap<>();
        Path relative = root.relativize(path);
        for (Path part : relative) {
            String text = part.toString();
            int equals = text.indexOf('=');
            if (equals > 0 && !text.endsWith(PARQUET)) {
                String value =
                        URLDecoder.decode(text.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
                String column = text.substring(0, equals);
                partition.put(column, value.equals("__HIVE_DEFAULT_PARTITION__") ? null : value);
                if (value.matches("\\d{1,18}")) {
                    ranges.put(column, new LongRange(Long.parseLong(value), Long.parseLong(value)));
                }
            }
        }
        String name = relative.toString().replace('\\', '/');
        return new TableFile(path, name, Files.size(path), OptionalLong.empty(), ranges, partition);
    }

    @Override
    public Path table() {
        return table;
    }

    @Override
    public long version() {
        return -1;
    }

    /** The columns of the first file that can be read, then those of the folders; none if there is no file. */
    @Override
    public List<String> columns() {
        return files.stream()
                .map(PlainTable::columns)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** None if the file is damaged: the next one tells as well, and a read reports this one. */
    private static List<String> columns(TableFile file) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalFile(file.path()))) {
            Set<String> columns = new LinkedHashSet<>();
            reader.getFileMetaData().getSchema().getFields().forEach(field -> columns.add(field.getName()));
            columns.addAll(file.partition().keySet());
            return List.copyOf(columns);
        } catch (IOException | RuntimeException damaged) {
            return List.of();
        }
    }

    @Override
    public List<TableFile> files() {
        return files;
    }

    @Override
    public ReadSummary read(List<String> columns, Predicate<TableFile> wanted, BatchVisitor visitor) {
        ParquetReadOptions options =
                ParquetReadOptions.builder().usePageChecksumVerification().build();
        long rows = 0;
        List<BrokenFile> broken = new ArrayList<>();
        for (TableFile file : files) {
            if (!wanted.test(file)) {
                continue;
            }
            try {
                rows += read(file, options, columns, visitor);
            } catch (VisitorFailed e) {
                throw e.failure();
            } catch (IOException | RuntimeException e) {
                broken.add(new BrokenFile(file, Reason.of(e)));
            }
        }
        return new ReadSummary(rows, broken);
    }

    private static long read(TableFile file, ParquetReadOptions options, List<String> columns, BatchVisitor visitor)
            throws IOException {
        long rows = 0;
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalFile(file.path()), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            int capacity = capacity(reader);
            PlainVector[] vectors = new PlainVector[columns.size()];
            List<Type> projection = new ArrayList<>();
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = vector(file, schema, columns.get(i), capacity, projection);
            }
            MessageType requested = new MessageType(schema.getName(), projection);
            reader.setRequestedSchema(requested);
            PlainBatch batch = new PlainBatch(file, vectors);
            String writer = reader.getFileMetaData().getCreatedBy();
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store =
                        new ColumnReadStoreImpl(group, new Unused(projection.size()), requested, writer);
                for (PlainVector vector : vectors) {
                    if (vector instanceof PlainVector.Stored stored) {
                        stored.read(store.getColumnReader(stored.descriptor()));
                    }
                }
                for (long left = group.getRowCount(); left > 0; left -= batch.size()) {
                    batch.fill((int) Math.min(left, capacity));
                    VisitorFailed.guard(visitor, batch);
                }
                rows += group.getRowCount();
            }
        }
        return rows;
    }

    /** Most files are small, and vectors for the rows that they do not have would cost more than those that they have. */
    private static int capacity(ParquetFileReader reader) {
        long largest = reader.getRowGroups().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .max()
                .orElse(0);
        return (int) Math.min(largest, PlainBatch.ROWS);
    }

    private static PlainVector vector(
            TableFile file, MessageType schema, String column, int capacity, List<Type> projection) throws IOException {
        if (file.partition().containsKey(column)) {
            return new PlainVector.Constant(file.partition().get(column));
        }
        if (!schema.containsField(column) || !schema.getType(column).isPrimitive()) {
            throw new IOException("the file has no column " + column);
        }
        projection.add(schema.getType(column));
        ColumnDescriptor descriptor = schema.getColumnDescription(new String[] {column});
        return new PlainVector.Stored(descriptor, capacity);
    }

    /** Column readers ask for a converter, and do not use it as long as values are taken from them one by one. */
    private static final class Unused extends GroupConverter {
        private final PrimitiveConverter[] columns;

        Unused(int count) {
            columns = new PrimitiveConverter[count];
            for (int i = 0; i < count; i++) {
                columns[i] = new PrimitiveConverter() {};
            }
        }

        @Override
        public Converter getConverter(int field) {
            return columns[field];
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
