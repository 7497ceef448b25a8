package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.FollowCrashPoint;
import dev.activitypipeline.bigquery.cloud.CloudTable;
import dev.activitypipeline.bigquery.cloud.RowFormat;
import dev.activitypipeline.bigquery.cloud.RowStream;
import dev.activitypipeline.bigquery.cloud.Staging;
import dev.activitypipeline.bigquery.cloud.TableKind;
import dev.activitypipeline.bigquery.cloud.TableMaker;
import dev.activitypipeline.bigquery.cloud.Warehouse;
import dev.activitypipeline.bigquery.follow.DailyPosition.Content;
import dev.activitypipeline.bigquery.store.StoreFile;
import dev.activitypipeline.bigquery.store.StoreTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code daily}: the rows of a date are exchanged as a whole.
 *
 * <p>The new rows go into a table beside it; the journal says which; then one statement exchanges the dates. It may be done twice, since it does not
 * add to what is there. A step that nobody knows the end of is done again from the newest rows, and the old one's table beside it is dropped first,
 * so that a follower that was thought dead can no longer do it late.
 */
final class ReplacedTable implements FollowedTable {
    private final TableKind kind = TableKind.DAILY;
    private final StoreSide store;
    private final FollowJournal<DailyEntry> journal;
    private final TableMaker maker;
    private final String jobPrefix;
    private final long rowLimit;
    private Optional<DailyEntry> newest;
    private boolean trusted;

    ReplacedTable(Path storeRoot, Path ownFolder, TableMaker maker, String pipelineId, long rowLimit)
            throws IOException {
        this.store = new StoreSide(storeRoot.resolve(kind.table()));
        this.journal = new FollowJournal<>(ownFolder.resolve(kind.table()), DailyEntry.class);
        this.maker = maker;
        this.jobPrefix = "activity-pipeline_" + pipelineId.replaceAll("[^A-Za-z0-9_-]", "_") + "_daily_";
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
        SortedMap<String, Content> wanted = wanted();
        SortedSet<String> stale = stale(wanted);
        long rows = stale.stream()
                .mapToLong(date -> wanted.containsKey(date) ? wanted.get(date).rows() : 0)
                .sum();
        return new Lag(rows, position().total(), store.table().isEmpty() || (trusted && stale.isEmpty()));
    }

    @Override
    public Step step(Warehouse warehouse) throws IOException, InterruptedException {
        store.look();
        if (store.table().isEmpty() || (trusted && stale(wanted()).isEmpty())) {
            return Step.NONE;
        }
        StoreTable table = store.table().get();
        CloudTable cloud = new CloudTable(warehouse, kind);
        RowFormat format = new RowFormat(kind.table(), table.columns());
        long createdAt = maker.ensure(cloud, format);
        if (!trusted || newest.isEmpty() || newest.get().tableCreatedAt() != createdAt) {
            makeSure(cloud, createdAt);
        }
        SortedMap<String, Content> wanted = wanted();
        SortedSet<String> chosen = some(stale(wanted), wanted);
        return chosen.isEmpty() ? Step.NONE : exchange(cloud, table, format, chosen, wanted, createdAt);
    }

    private Step exchange(
            CloudTable cloud,
            StoreTable table,
            RowFormat format,
            SortedSet<String> dates,
            SortedMap<String, Content> wanted,
            long createdAt)
            throws IOException, InterruptedException {
        trusted = false;
        Optional<Staging> staging = dates.stream().anyMatch(date -> wanted.containsKey(date))
                ? Optional.of(maker.staging(cloud, format))
                : Optional.empty();
        long rows = 0;
        long bytes = 0;
        if (staging.isPresent()) {
            try (RowStream stream = RowStream.into(staging.get(), format)) {
                fill(stream, table, format, dates);
                rows = stream.rows();
                bytes = stream.bytes();
            }
        }
        FollowCrashPoint.AFTER_STAGING.reached(kind.table());
        SortedMap<String, Content> after = new TreeMap<>(position().dates());
        dates.forEach(date -> {
            if (wanted.containsKey(date)) {
                after.put(date, wanted.get(date));
            } else {
                after.remove(date);
            }
        });
        publish(new DailyPosition(after), dates, staging, createdAt);
        FollowCrashPoint.AFTER_ENTRY.reached(kind.table());
        cloud.exchange(
                dates,
                staging,
                format.columnNames(),
                jobPrefix + newest.orElseThrow().number() + "_" + createdAt);
        FollowCrashPoint.AFTER_MERGE.reached(kind.table());
        trusted = true;
        staging.ifPresent(Staging::drop);
        return new Step(rows, bytes, true);
    }

    private void fill(RowStream stream, StoreTable table, RowFormat format, SortedSet<String> dates)
            throws IOException, InterruptedException {
        for (StoreFile file : store.files()) {
            if (dates.contains(file.group())) {
                table.read(file, format.columnNames(), part -> {
                    for (int row = 0; row < part.size(); row++) {
                        if (part.has(row)) {
                            stream.add(part, row);
                        }
                    }
                });
            }
        }
        stream.finish();
        if (RowStream.commit(stream.warehouse(), stream.name()) instanceof RowStream.Commit.Unclear unclear) {
            throw new IOException("rows of daily were not taken: " + unclear.why());
        }
    }

    /** Takes for granted what BigQuery has, but for the newest step, whose end is not known, and for dates whose rows are not as many as were written. */
    private void makeSure(CloudTable cloud, long createdAt) throws IOException, InterruptedException {
        boolean known = newest.isPresent() && newest.get().tableCreatedAt() == createdAt;
        newest.map(DailyEntry::staging)
                .ifPresent(table -> Staging.named(cloud.warehouse(), table).drop());
        SortedMap<String, Content> sure = new TreeMap<>();
        if (known) {
            sure.putAll(position().dates());
            sure.keySet().removeAll(newest.get().exchanged());
        }
        SortedMap<String, Content> held = new TreeMap<>();
        cloud.rowsByDate().forEach((date, rows) -> {
            Content content = sure.get(date);
            held.put(
                    date,
                    content != null && content.rows() == rows ? content : new Content(DailyPosition.UNKNOWN, rows));
        });
        publish(new DailyPosition(held), new TreeSet<>(), Optional.empty(), createdAt);
        trusted = true;
    }

    private void publish(DailyPosition after, SortedSet<String> exchanged, Optional<Staging> staging, long createdAt)
            throws IOException {
        long number = newest.map(entry -> entry.number() + 1).orElse(0L);
        DailyEntry entry = new DailyEntry(
                number,
                after,
                exchanged,
                staging.map(Staging::table).orElse(null),
                createdAt,
                System.currentTimeMillis());
        journal.publish(number, entry);
        newest = Optional.of(entry);
    }

    private DailyPosition position() {
        return newest.map(DailyEntry::after).orElseGet(() -> new DailyPosition(new TreeMap<>()));
    }

    private SortedMap<String, Content> wanted() {
        SortedMap<String, Content> dates = new TreeMap<>();
        for (StoreFile file : store.files()) {
            dates.merge(
                    file.group(),
                    new Content(file.name(), file.rows()),
                    (one, other) -> new Content(one.files() + "," + other.files(), one.rows() + other.rows()));
        }
        return dates;
    }

    private SortedSet<String> stale(SortedMap<String, Content> wanted) {
        SortedSet<String> dates = new TreeSet<>(position().dates().keySet());
        dates.addAll(wanted.keySet());
        dates.removeIf(date -> wanted.containsKey(date)
                && wanted.get(date).equals(position().dates().get(date)));
        return dates;
    }

    private SortedSet<String> some(SortedSet<String> stale, SortedMap<String, Content> wanted) {
        SortedSet<String> chosen = new TreeSet<>();
        long rows = 0;
        for (String date : stale) {
            rows += wanted.containsKey(date) ? wanted.get(date).rows() : 0;
            if (!chosen.isEmpty() && rows > rowLimit) {
                break;
            }
            chosen.add(date);
        }
        return chosen;
    }
}
