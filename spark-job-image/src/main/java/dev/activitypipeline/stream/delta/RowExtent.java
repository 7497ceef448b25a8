package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * How many rows a file has, and where they come from: least and greatest over all of them.
 *
 * @param rows rows
 */
public record RowExtent(
        long rows, long minPartition, long maxPartition, long minOffset, long maxOffset, long minBatch, long maxBatch) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads it from the footer of a Parquet file of {@code events} or {@code rejected}. */
    public static RowExtent ofFooter(Path file) throws IOException {
        long[] partition = {Long.MAX_VALUE, Long.MIN_VALUE};
        long[] offset = partition.clone();
        long[] batch = partition.clone();
        var input = HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false));
        try (ParquetFileReader reader = ParquetFileReader.open(input)) {
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                for (ColumnChunkMetaData column : block.getColumns()) {
                    switch (column.getPath().toDotString()) {
                        case "kafka_partition" -> widen(partition, column.getStatistics());
                        case "kafka_offset" -> widen(offset, column.getStatistics());
                        case "batch_id" -> widen(batch, column.getStatistics());
                        default -> {
                            // not part of the statistics
                        }
                    }
                }
            }
            return new RowExtent(
                    reader.getRecordCount(), partition[0], partition[1], offset[0], offset[1], batch[0], batch[1]);
        }
    }

    /** Delta's statistics of such a file. */
    String toStats() {
        ObjectNode stats = JSON.createObjectNode();
        stats.put("numRecords", rows);
        stats.putObject("minValues")
                .put("kafka_partition", minPartition)
                .put("kafka_offset", minOffset)
                .put("batch_id", minBatch);
        stats.putObject("maxValues")
                .put("kafka_partition", maxPartition)
                .put("kafka_offset", maxOffset)
                .put("batch_id", maxBatch);
        return stats.toString();
    }

    private static void widen(long[] range, Statistics<?> statistics) {
        range[0] = Math.min(range[0], ((Number) statistics.genericGetMin()).longValue());
        range[1] = Math.max(range[1], ((Number) statistics.genericGetMax()).longValue());
    }
}
