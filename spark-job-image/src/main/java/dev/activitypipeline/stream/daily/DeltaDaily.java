package dev.activitypipeline.stream.daily;

import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.delta.LiveFile;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code daily} as a Delta table: all dates change in one transaction, which carries the batch as its version. */
final class DeltaDaily implements DailyTable {
    private static final int REFRESHES_PER_CHECKPOINT = 20;

    private final StoreLayout layout;
    private final TransactionLog events;
    private final TransactionLog daily;
    private int refreshes;

    DeltaDaily(DeltaTables tables) {
        this.layout = tables.layout();
        this.events = tables.events();
        this.daily = tables.daily();
    }

    @Override
    public List<String> eventFiles(Set<String> dates) throws IOException {
        return events.liveFiles().stream()
                .filter(file -> dates.contains(file.partition().get("date")))
                .map(file -> layout.events().resolve(file.path()).toString())
                .toList();
    }

    @Override
    public Set<String> allDates() throws IOException {
        return events.liveFiles().stream()
                .map(file -> file.partition().get("date"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public long refreshedUpTo() {
        return daily.lastTransaction();
    }

    @Override
    public void replaceDates(List<DateFile> dates, long upToBatch) throws IOException {
        Set<String> changed = dates.stream().map(DateFile::date).collect(Collectors.toSet());
        List<LiveFile> removed = daily.liveFiles().stream()
                .filter(file -> changed.contains(file.partition().get("date")))
                .toList();
        List<AddedFile> added = new ArrayList<>();
        for (DateFile date : dates) {
            String path = "date=" + date.date() + "/daily-" + UUID.randomUUID() + ".snappy.parquet";
            Path target = layout.daily().resolve(path);
            Files.createDirectories(target.getParent());
            Files.move(date.file(), target, StandardCopyOption.ATOMIC_MOVE);
            ExclusiveFile.sync(target.getParent());
            added.add(AddedFile.counted(
                    path, Map.of("date", date.date()), Files.size(target), date.rows(), System.currentTimeMillis()));
        }
        ExclusiveFile.sync(layout.daily());
        daily.replace(upToBatch, removed, added);
        if (++refreshes % REFRESHES_PER_CHECKPOINT == 0) {
            daily.checkpoint();
        }
    }
}
