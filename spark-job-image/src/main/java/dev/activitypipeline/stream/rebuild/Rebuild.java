package dev.activitypipeline.stream.rebuild;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.stream.batch.BatchFiles;
import dev.activitypipeline.stream.batch.RecordJudge;
import dev.activitypipeline.stream.batch.RefusedRecord;
import dev.activitypipeline.stream.batch.TaskResult;
import dev.activitypipeline.stream.delta.AddedFile;
import dev.activitypipeline.stream.delta.TransactionLog;
import dev.activitypipeline.stream.journal.DataFile;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The rows of damaged files, made anew: what the topic holds and no whole file of the store does. Records are judged as the stream judged them, but by
 * the contract's own rules: what a manifest's narrower ones refused is in {@code rejected}, and so is not missing.
 */
final class Rebuild {
    private final StoreLayout layout;
    private final BatchNumbers numbers;
    private final TableFiles events;
    private final TableFiles rejected;
    private final FileExtent extent;
    private final Places held;
    private final RecordJudge judge = new RecordJudge(EventRules.CONTRACT, Collections.emptySortedMap());
    private final SortedMap<Long, BatchFiles> rows = new TreeMap<>();
    private final String folder = "rebuild-" + UUID.randomUUID();

    Rebuild(StoreLayout layout, BatchNumbers numbers, TableFiles events, TableFiles rejected) throws IOException {
        this.layout = layout;
        this.numbers = numbers;
        this.events = events;
        this.rejected = rejected;
        this.extent = union(events, rejected);
        this.held = new Places(extent);
        held.addAll(events);
        held.addAll(rejected);
    }

    /** All that may be missing: no record beyond it is needed. */
    FileExtent extent() {
        return extent;
    }

    /** Takes the records of the topic, each partition in the order of its offsets and from as early as the topic goes. */
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        judge.origin().at(record.partition(), record.offset(), record.timestamp());
        Rejection refused = judge.judge(
                record.value(),
                header(record, Headers.PRODUCER),
                header(record, Headers.SEQ),
                header(record, Headers.SCHEMA));
        if (held.hold(record.partition(), record.offset())) {
            return;
        }
        List<TableFiles.Damaged> candidates =
                refused == null ? eventFiles(judge.event().epochDay(), record) : filesAt(rejected, record);
        if (candidates.isEmpty()) {
            return;
        }
        BatchFiles files = rows.computeIfAbsent(
                numbers.of(
                        record.partition(), record.offset(), candidates.get(0).extent()),
                batch -> new BatchFiles(
                        layout.staging()
                                .resolve(folder)
                                .resolve(Long.toString(batch))
                                .toString(),
                        batch,
                        judge.origin()));
        if (refused == null) {
            files.event(judge.event());
        } else {
            files.rejected(new RefusedRecord(refused, record.key(), record.value()));
        }
    }

    /**
     * Puts the rows in the place of the damaged files, in one transaction a table.
     *
     * @throws IncompleteTopic if they are not as many as the damaged files held; nothing is changed then
     */
    void commit(TransactionLog eventsLog, TransactionLog rejectedLog) throws IOException, IncompleteTopic {
        BatchStaging staging = new BatchStaging(layout);
        try {
            Map<Long, TaskResult> results = new TreeMap<>();
            for (Map.Entry<Long, BatchFiles> batch : rows.entrySet()) {
                results.put(batch.getKey(), batch.getValue().finish(Map.of()));
            }
            mustBeComplete(
                    "events",
                    events,
                    results.values().stream()
                            .flatMap(result -> result.events().stream())
                            .toList());
            mustBeComplete(
                    "rejected",
                    rejected,
                    results.values().stream()
                            .flatMap(result -> result.rejected().stream())
                            .toList());
            mend(staging, results, events, eventsLog, true);
            mend(staging, results, rejected, rejectedLog, false);
        } finally {
            staging.remove(folder);
        }
    }

    private void mend(
            BatchStaging staging, Map<Long, TaskResult> results, TableFiles table, TransactionLog log, boolean ofEvents)
            throws IOException {
        if (table.damaged().isEmpty()) {
            return;
        }
        List<AddedFile> added = new ArrayList<>();
        for (Map.Entry<Long, TaskResult> batch : results.entrySet()) {
            List<DataFile> files =
                    ofEvents ? batch.getValue().events() : batch.getValue().rejected();
            staging.place(folder + "/" + batch.getKey(), files, table.folder(), batch.getKey());
            files.forEach(file -> added.add(AddedFile.of(file, System.currentTimeMillis())));
        }
        log.exchange("REBUILD", table.damagedFiles(), added);
    }

    private static void mustBeComplete(String name, TableFiles table, List<DataFile> rebuilt) throws IncompleteTopic {
        long lost =
                table.damaged().stream().mapToLong(file -> file.extent().rows()).sum();
        long found = rebuilt.stream().mapToLong(DataFile::rows).sum();
        if (lost != found) {
            throw new IncompleteTopic(name, lost, found);
        }
    }

    private List<TableFiles.Damaged> eventFiles(int epochDay, ConsumerRecord<byte[], byte[]> record) {
        String date = LocalDate.ofEpochDay(epochDay).toString();
        return filesAt(events, record).stream()
                .filter(damaged -> date.equals(damaged.file().partition().get("date")))
                .toList();
    }

    private static List<TableFiles.Damaged> filesAt(TableFiles table, ConsumerRecord<byte[], byte[]> record) {
        return table.damaged().stream()
                .filter(damaged -> damaged.extent().covers(record.partition(), record.offset()))
                .toList();
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value() == null ? new byte[0] : header.value();
    }

    private static FileExtent union(TableFiles events, TableFiles rejected) {
        List<FileExtent> all = new ArrayList<>();
        events.damaged().forEach(damaged -> all.add(damaged.extent()));
        rejected.damaged().forEach(damaged -> all.add(damaged.extent()));
        return all.stream()
                .reduce((one, other) -> new FileExtent(
                        Math.min(one.minPartition(), other.minPartition()),
                        Math.max(one.maxPartition(), other.maxPartition()),
                        Math.min(one.minOffset(), other.minOffset()),
                        Math.max(one.maxOffset(), other.maxOffset()),
                        Math.min(one.minBatch(), other.minBatch()),
                        Math.max(one.maxBatch(), other.maxBatch()),
                        one.rows() + other.rows()))
                .orElseThrow();
    }
}
