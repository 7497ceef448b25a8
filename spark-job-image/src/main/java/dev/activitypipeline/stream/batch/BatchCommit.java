package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.checkpoint.OffsetLog;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.Counts;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.status.StreamProgress;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.topic.LostOffsets;
import dev.activitypipeline.stream.topic.TopicWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A micro-batch, exactly once: read and write in staging, decide in the journal, publish in the tables.
 *
 * <p>Spark calls it again with the same batch after a crash. If the journal has the batch, nothing is read: it is published from the journal.
 */
public final class BatchCommit implements VoidFunction2<Dataset<Row>, Long> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCommit.class);
    private static final long OFFSETS_WORTH_A_TASK = 5_000;

    private final transient OffsetLog offsets;
    private final transient BatchJournal journal;
    private final transient BatchStaging staging;
    private final transient Publication publication;
    private final transient TopicWatch topic;
    private final transient StreamProgress progress;
    private final String driver;
    private final transient StreamSettings settings;
    private final int parallelism;
    private transient JournalEntry last;

    /**
     * @param driver a name unique to this driver's life
     * @param parallelism tasks that run at once; more tasks than that only make more files
     * @param last the newest decided batch, if there is one
     */
    public BatchCommit(
            Ledger ledger,
            TopicWatch topic,
            StreamProgress progress,
            String driver,
            StreamSettings settings,
            int parallelism,
            Optional<JournalEntry> last) {
        this.offsets = ledger.offsets();
        this.journal = ledger.journal();
        this.staging = ledger.staging();
        this.publication = ledger.publication();
        this.topic = topic;
        this.progress = progress;
        this.driver = driver;
        this.settings = settings;
        this.parallelism = parallelism;
        this.last = last.orElse(null);
    }

    /** Where a batch leaves its traces, in their order. */
    public record Ledger(OffsetLog offsets, BatchStaging staging, BatchJournal journal, Publication publication) {}

    @Override
    public void call(Dataset<Row> records, Long batch) throws IOException {
        long batchId = batch;
        CrashPoint.AFTER_OFFSETS.reached(batchId);
        long started = System.nanoTime();
        SortedMap<Integer, Long> until = offsets.until(batchId);
        Optional<JournalEntry> decided = journal.read(batchId);
        JournalEntry entry = decided.isPresent() ? continued(decided.get(), until) : decide(records, batchId, until);
        publication.publish(entry);
        CrashPoint.AFTER_REJECTED.reached(batchId);
        staging.remove(entry.staging());
        journal.prune(batchId);
        last = entry;
        progress.committed(entry, (System.nanoTime() - started) / 1_000_000);
    }

    private JournalEntry decide(Dataset<Row> records, long batchId, SortedMap<Integer, Long> until) throws IOException {
        BatchTask.mustHaveColumns(records.columns());
        String folder = String.format("batch-%012d-%s", batchId, driver);
        SortedMap<Integer, SortedMap<String, Long>> before = last == null ? new TreeMap<>() : last.highestSeq();
        BatchTask task = new BatchTask(
                batchId, staging.folder(folder).toString(), settings.rules().toString(), before);
        List<TaskResult> results = read(records, task, tasks(until), batchId);
        CrashPoint.AFTER_DATA.reached(batchId);
        // What was read came from this topic only if it is this topic still: an id never comes back.
        topic.mustBeTheSame();
        JournalEntry entry = entry(results, batchId, folder, until, before, lost(batchId, until));
        journal.publish(entry);
        CrashPoint.AFTER_JOURNAL.reached(batchId);
        return entry;
    }

    private List<TaskResult> read(Dataset<Row> records, BatchTask task, int tasks, long batchId) {
        try {
            return records.queryExecution()
                    .toRdd()
                    .toJavaRDD()
                    .coalesce(tasks)
                    .mapPartitions(task)
                    .collect();
        } catch (Exception failed) {
            if (journal.read(batchId).isPresent()) {
                // Whoever decided it has cleared our staging away under us.
                throw new StreamStopped(new StreamProblem.Fenced("batch " + batchId), failed);
            }
            throw failed;
        }
    }

    /** A task of few records costs more than it saves, and makes one file more for each date. */
    private int tasks(SortedMap<Integer, Long> until) {
        long offsets = sum(until) - (last == null ? 0 : sum(last.until()));
        return (int) Math.max(1, Math.min(parallelism, offsets / OFFSETS_WORTH_A_TASK));
    }

    private static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Looked at after the batch was read, so that none is missed; what retention takes in that very moment may be told although it was read. */
    private long lost(long batchId, SortedMap<Integer, Long> until) {
        if (settings.dataLoss() == DataLossPolicy.FAIL || last == null) {
            return 0;
        }
        LostOffsets lost = LostOffsets.of(topic.beginnings(), last.until(), until);
        if (!lost.isNone()) {
            LOG.warn(
                    "batch {} goes on without {} offsets that left the topic before they were read (partition=first..last): {}",
                    batchId,
                    lost.count(),
                    lost.ranges());
        }
        return lost.count();
    }

    private JournalEntry continued(JournalEntry decided, SortedMap<Integer, Long> until) {
        if (!decided.until().equals(until)) {
            throw new IllegalStateException("batch " + decided.batchId() + " is decided up to " + decided.until()
                    + ", but the checkpoint plans " + until);
        }
        return decided;
    }

    private JournalEntry entry(
            List<TaskResult> results,
            long batchId,
            String folder,
            SortedMap<Integer, Long> until,
            SortedMap<Integer, SortedMap<String, Long>> before,
            long lost) {
        List<DataFile> events = new ArrayList<>();
        List<DataFile> rejected = new ArrayList<>();
        Counts counts = new Counts(0, Collections.emptySortedMap(), 0, lost);
        SortedMap<Integer, SortedMap<String, Long>> highestSeq = new TreeMap<>(before);
        for (TaskResult result : results) {
            events.addAll(result.events());
            rejected.addAll(result.rejected());
            counts = counts.plus(
                    new Counts(result.stored(), new TreeMap<>(result.rejectedByRule()), result.unknownFields(), 0));
            for (Map.Entry<Integer, Map<String, Long>> partition :
                    result.highestSeq().entrySet()) {
                highestSeq.put(partition.getKey(), new TreeMap<>(partition.getValue()));
            }
        }
        Counts totals = last == null ? counts : last.totals().plus(counts);
        return new JournalEntry(
                batchId,
                topic.id(),
                driver,
                folder,
                until,
                events,
                rejected,
                counts,
                totals,
                highestSeq,
                System.currentTimeMillis());
    }
}
