package dev.activitypipeline.stream.batch;

import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.journal.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/** The open files of one task: one for each date at hand, and one for rejected records. */
public final class BatchFiles implements AutoCloseable {
    /** Dates that one task may touch; a batch of nonsense must not become a million directories. */
    private static final int MAX_DATES = 4_096;
    /** Files open at once; the one that was used least recently is finished first. An open file holds some 200 kB. */
    private static final int MAX_OPEN = 64;

    private final Configuration hadoop = new Configuration(false);
    private final Path staging;
    private final long batchId;
    private final Origin origin;
    private final LinkedHashMap<Integer, EventRows> open = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Integer> dates = new HashSet<>();
    private final List<DataFile> events = new ArrayList<>();
    private final List<DataFile> rejected = new ArrayList<>();
    private final Map<String, Long> rejectedByRule = new TreeMap<>();
    private RejectedRows rejectedRows;
    private int currentDate = Integer.MIN_VALUE;
    private EventRows current;
    private long stored;
    private long unknownFields;

    /** @param staging the batch's folder, absolute */
    public BatchFiles(String staging, long batchId, Origin origin) {
        this.staging = Path.of(staging);
        this.batchId = batchId;
        this.origin = origin;
    }

    /** Writes the parser's event, or says why it cannot be. */
    public Rejection event(EventParser event) throws IOException {
        if (event.epochDay() != currentDate) {
            Rejection refused = turnTo(event.epochDay());
            if (refused != null) {
                return refused;
            }
        }
        current.write(event, origin);
        stored++;
        unknownFields += event.unknownFields();
        return null;
    }

    public void rejected(RefusedRecord refused) throws IOException {
        if (rejectedRows == null) {
            rejectedRows = new RejectedRows(newFile("rejected"), hadoop, origin, batchId);
        }
        rejectedRows.write(refused, origin);
        rejectedByRule.merge(refused.rejection().rule().name(), 1L, Long::sum);
    }

    /** Closes and syncs everything. */
    public TaskResult finish(Map<Integer, Map<String, Long>> highestSeq) throws IOException {
        for (Iterator<Map.Entry<Integer, EventRows>> files = open.entrySet().iterator(); files.hasNext(); ) {
            Map.Entry<Integer, EventRows> file = files.next();
            files.remove();
            events.add(described(
                    file.getValue().finish(),
                    LocalDate.ofEpochDay(file.getKey()).toString()));
            CrashPoint.DURING_DATA.reached(batchId);
        }
        if (rejectedRows != null) {
            RejectedRows finished = rejectedRows;
            rejectedRows = null;
            rejected.add(described(finished.finish(), null));
        }
        return new TaskResult(events, rejected, stored, rejectedByRule, unknownFields, highestSeq);
    }

    /** Lets go of what a failed task left open; the staging folder goes as a whole. */
    @Override
    public void close() throws IOException {
        for (EventRows file : open.values()) {
            file.close();
        }
        if (rejectedRows != null) {
            rejectedRows.close();
        }
    }

    private Rejection turnTo(int date) throws IOException {
        EventRows file = open.get(date);
        if (file == null) {
            if (dates.add(date) && dates.size() > MAX_DATES) {
                dates.remove(date);
                return new Rejection(
                        Rule.PARTITION_LIMIT,
                        "date",
                        "the batch already touches " + MAX_DATES + " dates; " + LocalDate.ofEpochDay(date)
                                + " would be one more");
            }
            if (open.size() >= MAX_OPEN) {
                Iterator<Map.Entry<Integer, EventRows>> eldest = open.entrySet().iterator();
                Map.Entry<Integer, EventRows> longestUnused = eldest.next();
                eldest.remove();
                events.add(described(
                        longestUnused.getValue().finish(),
                        LocalDate.ofEpochDay(longestUnused.getKey()).toString()));
            }
            file = new EventRows(newFile("events"), hadoop, origin, batchId);
            open.put(date, file);
        }
        current = file;
        currentDate = date;
        return null;
    }

    private Path newFile(String table) throws IOException {
        Path folder = staging.resolve(table);
        Files.createDirectories(folder);
        return folder.resolve(String.format("batch-%012d-%s.snappy.parquet", batchId, UUID.randomUUID()));
    }

    private DataFile described(ParquetRows.WrittenFile file, String date) {
        String name = file.path().getFileName().toString();
        return new DataFile(
                staging.relativize(file.path()).toString(),
                date == null ? name : "date=" + date + "/" + name,
                date,
                file.rows(),
                file.bytes(),
                batchId,
                file.minPartition(),
                file.maxPartition(),
                file.minOffset(),
                file.maxOffset());
    }
}
