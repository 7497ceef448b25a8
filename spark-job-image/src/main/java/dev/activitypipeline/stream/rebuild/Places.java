package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.stream.delta.LiveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** Places of the topic that the whole files of a store hold, as far as they lie in the extent of a damaged file. */
final class Places {
    private static final String TWO_COLUMNS =
            "message place { required int32 kafka_partition; required int64 kafka_offset; }";

    private final FileExtent extent;
    private final Map<Integer, BitSet> held = new HashMap<>();

    /** @param extent all that matters; the first offset in it is the first that is kept */
    Places(FileExtent extent) {
        this.extent = extent;
    }

    boolean hold(int partition, long offset) {
        BitSet offsets = held.get(partition);
        return offsets != null && offset >= extent.minOffset() && offsets.get(index(offset));
    }

    void addAll(TableFiles table) throws IOException {
        for (LiveFile file : table.whole()) {
            FileExtent of = FileExtent.of(file);
            if (of.maxOffset() >= extent.minOffset() && of.minOffset() <= extent.maxOffset()) {
                addAll(table.path(file));
            }
        }
    }

    private void addAll(Path file) throws IOException {
        Configuration projection = new Configuration(false);
        projection.set(ReadSupport.PARQUET_READ_SCHEMA, TWO_COLUMNS);
        try (ParquetReader<Group> rows = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .withConf(projection)
                .build()) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                int partition = row.getInteger("kafka_partition", 0);
                long offset = row.getLong("kafka_offset", 0);
                if (extent.covers(partition, offset)) {
                    held.computeIfAbsent(partition, unused -> new BitSet()).set(index(offset));
                }
            }
        }
    }

    private int index(long offset) {
        return Math.toIntExact(offset - extent.minOffset());
    }
}
