package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.FollowCrashPoint;
import dev.activitypipeline.bigquery.cloud.CloudTable;
import dev.activitypipeline.bigquery.cloud.RowFormat;
import dev.activitypipeline.bigquery.cloud.RowStream;
import dev.activitypipeline.bigquery.cloud.TableKind;
import dev.activitypipeline.bigquery.cloud.TableMaker;
import dev.activitypipeline.bigquery.cloud.Warehouse;
import dev.activitypipeline.bigquery.store.StoreFile;
import dev.activitypipeline.bigquery.store.StoreTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code events} or {@code rejected}: rows are added with their micro-batch, and leave with their date.
 *
 * <p>A step's rows go into a pending stream; the journal then says which stream it is and where the table will stand; then the stream is committed,
 * as often as it takes. A follower that dies before the journal has the step leaves a stream that BigQuery forgets; one that dies after it is
 * replaced by one that commits the same stream. Where BigQuery cannot say whether a stream is committed, its rows are counted.
 */
final class AppendedTable implements FollowedTable {
    private static final Logger LOG = LoggerFactory.getLogger(AppendedTable.class);

    private final TableKind kind;
    private final StoreSide store;
    private final FollowJournal<FollowEntry> journal;
    private final TableMaker maker;
    private final long rowLimit;
    private Optional<FollowEntry> newest;
    private boolean trusted;

    AppendedTable(TableKind kind, Path storeRoot, Path ownFolder, TableMaker maker, long rowLimit) throws IOException {
        this.kind = kind;
        this.store = new StoreSide(storeRoot.resolve(kind.table()));
        this.journal = new FollowJournal<>(ownFolder.resolve(kind.table()), FollowEntry.class);
        this.maker = maker;
        this.rowLimit = rowLimit;
        this.newest = journal.newest();
    }

    @Override
    public TableKind kind() {
        return kind;
    }

    @Override
    public void doubt() {
        trusted = false;
        store.forget();
    }

    @Override
    public Lag look() {
        store.look();
        long held = position().total();
        long lacking = store.files().stream().mapToLong(StoreFile::rows).sum() - held;
        boolean level = store.table().isEmpty()
                || (trusted && lacking == 0 && newestBatch() <= position().batch());
        return new Lag(Math.max(0, lacking), held, level);
    }

    @Override
    public Step step(Warehouse warehouse) throws IOException, InterruptedException {
        store.look();
        if (store.table().isEmpty() || (trusted && difference() instanceof Difference.Level)) {
            return Step.NONE;
        }
        StoreTable table = store.table().get();
        CloudTable cloud = new CloudTable(warehouse, kind);
        RowFormat format = new RowFormat(kind.table(), table.columns());
        long createdAt = maker.ensure(cloud, format);
        if (!trusted || newest.isEmpty() || newest.get().tableCreatedAt() != createdAt) {
            makeSure(cloud, createdAt);
        }
        Difference difference = difference();
        if (difference instanceof Difference.Clear clear) {
            LOG.info(
                    "{}: deleting {} dates that differ",
                    kind.table(),
                    clear.groups().size());
            cloud.delete(clear.groups().keySet(), position().batch());
            FollowCrashPoint.AFTER_CLEAR.reached(kind.table());
            publish(position().without(clear.groups().keySet()), Optional.empty(), createdAt);
            return new Step(0, 0, true);
        }
        return difference instanceof Difference.Level ? Step.NONE : write(cloud, table, format, difference, createdAt);
    }

    private Step write(CloudTable cloud, StoreTable table, RowFormat format, Difference difference, long createdAt)
            throws IOException, InterruptedException {
        RowSelection selection = RowSelection.of(difference, position());
        int batchColumn = format.columnNames().indexOf("batch_id");
        SortedMap<String, Long> added = new TreeMap<>();
        try (RowStream stream = RowStream.into(cloud, format)) {
            FollowCrashPoint.AFTER_STREAM.reached(kind.table());
            for (StoreFile file : store.files()) {
                if (selection.touches(file)) {
                    long before = stream.added();
                    table.read(file, format.columnNames(), part -> {
                        for (int row = 0; row < part.size(); row++) {
                            if (part.has(row) && selection.takes(part.longAt(batchColumn, row))) {
                                stream.add(part, row);
                            }
                        }
                    });
                    added.merge(file.group(), stream.added() - before, Long::sum);
                }
            }
            stream.flush();
            FollowCrashPoint.AFTER_APPEND.reached(kind.table());
            stream.finish();
            FollowCrashPoint.AFTER_FINALIZE.reached(kind.table());
            publish(position().plus(added, selection.upTo()), Optional.of(stream.name()), createdAt);
            FollowCrashPoint.AFTER_ENTRY.reached(kind.table());
            settle(cloud, newest.orElseThrow());
            FollowCrashPoint.AFTER_COMMIT.reached(kind.table());
            return new Step(stream.rows(), stream.bytes(), true);
        }
    }

    /** Brings the newest step to its end, or takes it back. */
    private void settle(CloudTable cloud, FollowEntry entry) throws IOException, InterruptedException {
        trusted = false;
        RowStream.Commit outcome = RowStream.commit(cloud.warehouse(), entry.stream());
        if (outcome instanceof RowStream.Commit.Unclear unclear) {
            LOG.warn(
                    "{}: whether the stream of step {} is committed is unclear ({}); counting",
                    kind.table(),
                    entry.number(),
                    unclear.why());
            CloudTable.Holdings after = cloud.holdings(entry.after().batch());
            if (after.newer() > 0 || !after.upTo().equals(entry.after().rows())) {
                count(cloud, entry.before().batch(), entry.tableCreatedAt());
            }
        }
        trusted = true;
    }

    /** Compares what the journal says with what BigQuery has, at the start and after whatever may have come between them. */
    private void makeSure(CloudTable cloud, long createdAt) throws IOException, InterruptedException {
        if (newest.isPresent() && newest.get().stream() != null && newest.get().tableCreatedAt() == createdAt) {
            settle(cloud, newest.get());
        }
        long batch = newest.isPresent() ? position().batch() : newestBatch();
        count(cloud, batch, createdAt);
        trusted = true;
    }

    /** Takes for granted what BigQuery has, up to a batch, and nothing after it. */
    private void count(CloudTable cloud, long batch, long createdAt) throws IOException, InterruptedException {
        CloudTable.Holdings holdings = cloud.holdings(batch);
        if (holdings.newer() > 0) {
            LOG.warn(
                    "{}: deleting {} rows of batches after {} that no step tells of",
                    kind.table(),
                    holdings.newer(),
                    batch);
            cloud.deleteNewer(batch);
        }
        Position counted = new Position(batch, holdings.upTo());
        boolean known = newest.isPresent() && newest.get().tableCreatedAt() == createdAt;
        if (!known || !counted.equals(position())) {
            if (known) {
                LOG.warn(
                        "{}: BigQuery has {} rows up to batch {}, and {} were written; what differs is written again",
                        kind.table(),
                        counted.total(),
                        batch,
                        position().total());
            }
            publish(counted, Optional.empty(), createdAt);
        }
    }

    private void publish(Position after, Optional<String> stream, long createdAt) throws IOException {
        long number = newest.map(entry -> entry.number() + 1).orElse(0L);
        FollowEntry entry =
                new FollowEntry(number, position(), after, stream.orElse(null), createdAt, System.currentTimeMillis());
        journal.publish(number, entry);
        newest = Optional.of(entry);
    }

    private Position position() {
        return newest.map(FollowEntry::after).orElseGet(() -> Position.before(-1));
    }

    private long newestBatch() {
        return store.files().stream().mapToLong(StoreFile::lastBatch).max().orElse(-1);
    }

    private Difference difference() {
        StoreTable table = store.table().orElseThrow();
        Position position = position();
        return Difference.of(position, store.files(), file -> table.rowsUpTo(file, position.batch()), rowLimit);
    }
}
