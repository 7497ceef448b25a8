package dev.activitypipeline.verify.report;

import dev.activitypipeline.verify.store.BatchVisitor;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.LongRange;
import dev.activitypipeline.verify.store.ReadSummary;
import dev.activitypipeline.verify.store.TableFile;
import dev.activitypipeline.verify.store.TableReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A table in memory: each file is a list of rows, each row a map from column to value. Remembers which files were read. */
final class FakeTable implements TableReader {
    private final Map<TableFile, List<Map<String, Object>>> files = new LinkedHashMap<>();
    private final List<String> read = new ArrayList<>();

    FakeTable file(String name, List<Map<String, Object>> rows) {
        long first =
                rows.stream().mapToLong(row -> (Long) row.get("batch_id")).min().orElseThrow();
        long last =
                rows.stream().mapToLong(row -> (Long) row.get("batch_id")).max().orElseThrow();
        files.put(
                new TableFile(
                        Path.of(name),
                        name,
                        1,
                        OptionalLong.of(rows.size()),
                        Map.of("batch_id", new LongRange(first, last)),
                        Map.of()),
                rows);
        return this;
    }

    List<String> filesRead() {
        return read;
    }

    @Override
    public Path table() {
        return Path.of("events");
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public List<TableFile> files() {
        return List.copyOf(files.keySet());
    }

    @Override
    public ReadSummary read(List<String> columns, Predicate<TableFile> wanted, BatchVisitor visitor) {
        long rows = 0;
        for (Map.Entry<TableFile, List<Map<String, Object>>> file : files.entrySet()) {
            if (wanted.test(file.getKey())) {
                read.add(file.getKey().name());
                visitor.visit(new Rows(file.getKey(), columns, file.getValue()));
                rows += file.getValue().size();
            }
        }
        return new ReadSummary(rows, List.of());
    }

    private record Rows(TableFile file, List<String> columns, List<Map<String, Object>> rows) implements ColumnBatch {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public boolean isNull(int column, int row) {
            return value(column, row) == null;
        }

        @Override
        public int intAt(int column, int row) {
            return (Integer) value(column, row);
        }

        @Override
        public long longAt(int column, int row) {
            return (Long) value(column, row);
        }

        @Override
        public double doubleAt(int column, int row) {
            return (Double) value(column, row);
        }

        @Override
        public byte[] bytesAt(int column, int row) {
            return ((String) value(column, row)).getBytes(StandardCharsets.UTF_8);
        }

        private Object value(int column, int row) {
            return rows.get(row).get(columns.get(column));
        }
    }
}
