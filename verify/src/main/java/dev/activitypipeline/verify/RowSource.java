package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.TableFile;
import dev.activitypipeline.verify.store.TableReader;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One of the ledgers, able to show the rows of some blocks once more. */
@FunctionalInterface
interface RowSource {
    void show(Set<BlockKey> blocks, Sink sink);

    /** Takes a row; {@code batchId} and {@code file} are -1 and null where the ledger has none. */
    @FunctionalInterface
    interface Sink {
        void row(RowFrame frame, int partition, long offset, long batchId, String table, String file);
    }

    /** The topic, classified as it was in the ledger. */
    static RowSource topic(TopicScan topic, TopicLedger ledger, Map<Integer, OffsetSpan> scanned) {
        return (blocks, sink) -> {
            SortedMap<Integer, OffsetSpan> spans = new TreeMap<>();
            for (BlockKey block : blocks) {
                OffsetSpan all = scanned.get(block.partition());
                long from = all == null ? 0 : Math.max(all.from(), block.firstOffset());
                long until = all == null ? 0 : Math.min(all.until(), block.lastOffset() + 1);
                if (from < until) {
                    spans.merge(block.partition(), new OffsetSpan(from, until), RowSource::cover);
                }
            }
            RowFrame frame = new RowFrame();
            topic.scan(spans, record -> {
                if (blocks.contains(BlockKey.of(record.partition(), record.offset()))
                        && ledger.reframe(record, frame)) {
                    sink.row(frame, record.partition(), record.offset(), -1, null, null);
                }
            });
        };
    }

    /** One table of the store. */
    static RowSource table(StoredRows rows, TableReader reader, Scope scope) {
        return (blocks, sink) -> {
            RowFrame frame = new RowFrame();
            reader.read(rows.columns(), mayHold(blocks), batch -> {
                for (int row = 0; row < batch.size(); row++) {
                    show(rows, batch, row, scope, blocks, frame, sink);
                }
            });
        };
    }

    default RowSource and(RowSource other) {
        return (blocks, sink) -> {
            show(blocks, sink);
            other.show(blocks, sink);
        };
    }

    private static void show(
            StoredRows rows, ColumnBatch batch, int row, Scope scope, Set<BlockKey> blocks, RowFrame frame, Sink sink) {
        int partition = rows.partition(batch, row);
        long offset = rows.offset(batch, row);
        if (scope.covers(rows, batch, row) && blocks.contains(BlockKey.of(partition, offset))) {
            rows.frame(batch, row, frame);
            sink.row(
                    frame,
                    partition,
                    offset,
                    rows.batchId(batch, row),
                    rows.table(),
                    batch.file().name());
        }
    }

    private static Predicate<TableFile> mayHold(Set<BlockKey> blocks) {
        return file -> blocks.stream()
                .anyMatch(block -> file.mayHold("kafka_partition", block.partition(), block.partition())
                        && file.mayHold("kafka_offset", block.firstOffset(), block.lastOffset()));
    }

    private static OffsetSpan cover(OffsetSpan one, OffsetSpan other) {
        return new OffsetSpan(Math.min(one.from(), other.from()), Math.max(one.until(), other.until()));
    }
}
