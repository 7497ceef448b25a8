package dev.activitypipeline.stream.daily;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.batch.DeltaPublication;
import dev.activitypipeline.stream.batch.Publication;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code daily} equal to the sums of {@code events}: the dates that new batches touched are summed again as a whole. Nothing is added to what
 * stands there, so that no crash and no repetition can count an event twice.
 */
public final class DailyRollup {
    private static final Logger LOG = LoggerFactory.getLogger(DailyRollup.class);

    private final DailyTable table;
    private final DailySums sums;
    private final BatchJournal journal;
    private final BatchStaging staging;
    private final StoreLayout layout;

    private DailyRollup(DailyTable table, DailySums sums, BatchJournal journal, StoreLayout layout) {
        this.table = table;
        this.sums = sums;
        this.journal = journal;
        this.staging = new BatchStaging(layout);
        this.layout = layout;
    }

    public static DailyRollup of(Publication publication, BatchJournal journal, StoreLayout layout, SparkSession spark)
            throws IOException {
        DailyTable table =
                publication instanceof DeltaPublication delta ? new DeltaDaily(delta.tables()) : new PlainDaily(layout);
        return new DailyRollup(table, new DailySums(spark), journal, layout);
    }

    /** Brings {@code daily} up to a committed batch. */
    public void refresh(long upToBatch) throws IOException {
        long from = table.refreshedUpTo();
        if (upToBatch <= from) {
            return;
        }
        CrashPoint.BEFORE_DAILY.reached(upToBatch);
        long started = System.nanoTime();
        Set<String> dates = touched(from, upToBatch);
        String folder = "daily-" + UUID.randomUUID();
        List<String> files = table.eventFiles(dates);
        if (!files.isEmpty()) {
            table.replaceDates(sums.write(layout.events(), files, staging.folder(folder)), upToBatch);
            staging.remove(folder);
        }
        CrashPoint.AFTER_DAILY.reached(upToBatch);
        LOG.info(
                "daily: {} dates up to batch {} in {} ms",
                dates.size(),
                upToBatch,
                (System.nanoTime() - started) / 1_000_000);
    }

    /** The dates of all batches after one; where the journal does not reach back so far, every date there is. */
    private Set<String> touched(long after, long upToBatch) throws IOException {
        Set<String> dates = new TreeSet<>();
        List<Long> batches = journal.batches();
        if (batches.isEmpty() || batches.get(0) > after + 1) {
            return table.allDates();
        }
        for (long batch : batches) {
            if (batch > after && batch <= upToBatch) {
                JournalEntry entry = journal.read(batch).orElseThrow();
                entry.events().stream().map(DataFile::date).forEach(dates::add);
            }
        }
        return dates;
    }
}
