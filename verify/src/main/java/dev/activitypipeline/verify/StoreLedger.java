package dev.activitypipeline.verify;

import dev.activitypipeline.verify.Producers.Producer;
import dev.activitypipeline.verify.store.BrokenFile;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.LongRange;
import dev.activitypipeline.verify.store.ReadSummary;
import dev.activitypipeline.verify.store.TableReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store holds, read once and digested. {@code rejected} is read before {@code events}, and both before the topic: what the store has must be
 * in the topic by then, so that a pipeline that is running shows no row without a record.
 */
final class StoreLedger {
    private final Scope scope;
    private final Findings findings;
    private final FrameHashes hashes = new FrameHashes();
    private final RowFrame frame = new RowFrame();

    final BlockDigests digests = new BlockDigests();
    final RejectedRules rejectedRules = new RejectedRules();
    /** Producers of rows of {@code events}. */
    final Producers stored = new Producers();
    /** Producers of rows before the scope; what the topic has forgotten. */
    final Producers before = new Producers();

    final Map<String, Long> rejectedByRule = new TreeMap<>();
    long events;
    long rejected;
    /** Rows of the present life that cannot be compared. */
    long outOfScope;

    long ofEarlierLives;
    /** The newest batch that any event is of; {@code daily} does not change with a batch that has none. */
    long newestEvents = -1;

    StoreLedger(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    /** Reads a table; files that cannot be read become findings. */
    List<BrokenFile> read(StoredRows rows, TableReader table) {
        ReadSummary summary = table.read(rows.columns(), batch -> visit(rows, batch));
        return summary.broken();
    }

    private void visit(StoredRows rows, ColumnBatch batch) {
        for (int row = 0; row < batch.size(); row++) {
            row(rows, batch, row);
        }
    }

    private void row(StoredRows rows, ColumnBatch batch, int row) {
        int rule = rows.ruleCode(batch, row);
        long batchId = rows.batchId(batch, row);
        if (rule == RuleCode.ACCEPTED) {
            events++;
            newestEvents = Math.max(newestEvents, batchId);
        } else {
            rejected++;
            rejectedByRule.merge(RuleCode.name(rule), 1L, Long::sum);
        }
        if (scope.coversBatch(batchId)) {
            rowOfThisLife(rows, batch, row, rule);
        } else {
            // offsets and producers' numbers began anew: what they say of another life says nothing of this one
            ofEarlierLives++;
        }
    }

    private void rowOfThisLife(StoredRows rows, ColumnBatch batch, int row, int rule) {
        int partition = rows.partition(batch, row);
        long offset = rows.offset(batch, row);
        byte[] id = rows.producer(batch, row);
        long seq = rows.seq(batch, row);
        boolean isEvent = rule == RuleCode.ACCEPTED;
        if (!isEvent) {
            rejectedRules.put(partition, offset, rule);
        } else if (id != null && seq >= 0 && !stored.get(id).seqs.add(seq)) {
            repeatedId(rows, batch, row, stored.get(id), seq);
        }
        if (!scope.coversOffset(partition, offset)) {
            outOfScope++;
            if (id != null && seq >= 0) {
                Producer producer = before.get(id);
                producer.seqs.add(seq);
                producer.isRepeated(partition, seq);
            }
        } else if (isEvent && !scope.coversDay(StoredRows.epochDay(batch, row))) {
            outOfScope++;
        } else {
            rows.frame(batch, row, frame);
            hashes.add(digests, partition, offset, frame);
        }
    }

    private void repeatedId(StoredRows rows, ColumnBatch batch, int row, Producer producer, long seq) {
        long offset = rows.offset(batch, row);
        long batchId = rows.batchId(batch, row);
        Where where = Where.offsets(rows.partition(batch, row), new LongRange(offset, offset))
                .with(producer.name, new LongRange(seq, seq))
                .in(rows.table(), new LongRange(batchId, batchId), batch.file().name());
        findings.add(FindingKind.DUPLICATE_ID, where, "another row has this producer and seq");
    }
}
