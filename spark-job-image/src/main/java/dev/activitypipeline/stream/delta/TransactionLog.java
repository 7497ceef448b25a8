package dev.activitypipeline.stream.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import dev.activitypipeline.stream.store.ExclusiveFile;
import io.delta.kernel.Table;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Appends to one Delta table, one idempotent transaction a batch.
 *
 * <p>A commit is one file published under the next version's name with link(2). The version and the last transaction are kept in memory, so that a
 * commit costs one write and not a replay of the log; where another writer (compaction) took the version, its entry is read and the next one tried.
 */
public final class TransactionLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final boolean WITH_STATISTICS = true;

    private final Path table;
    private final Engine engine;
    private final String applicationId;
    private long version;
    private long lastTransaction;

    private TransactionLog(Path table, Engine engine, String applicationId, long version, long lastTransaction) {
        this.table = table;
        this.engine = engine;
        this.applicationId = applicationId;
        this.version = version;
        this.lastTransaction = lastTransaction;
    }

    /**
     * Opens the table, and makes it if it is not there.
     *
     * @param applicationId Delta's {@code txn.appId}: the pipeline and the life of its topic
     */
    public static TransactionLog open(
            Path table, TableDefinition definition, String applicationId, Configuration hadoop) throws IOException {
        Configuration exclusive = new Configuration(hadoop);
        exclusive.set("io.delta.kernel.logStore.file.impl", ExclusiveLogStore.class.getName());
        Engine engine = DefaultEngine.create(exclusive);
        Files.createDirectories(table.resolve("_delta_log"));
        try {
            SnapshotImpl snapshot =
                    (SnapshotImpl) Table.forPath(engine, table.toString()).getLatestSnapshot(engine);
            long last =
                    snapshot.getLatestTransactionVersion(engine, applicationId).orElse(-1L);
            return new TransactionLog(table, engine, applicationId, snapshot.getVersion(engine), last);
        } catch (TableNotFoundException absent) {
            List<String> creation = definition.creation(UUID.randomUUID().toString(), System.currentTimeMillis());
            ExclusiveFile.publish(entry(table, 0), bytes(creation));
            return new TransactionLog(table, engine, applicationId, 0, -1);
        }
    }

    /** The newest batch that is committed; -1 before the first. */
    public synchronized long lastTransaction() {
        return lastTransaction;
    }

    public synchronized long version() {
        return version;
    }

    /**
     * Appends a batch's files, or does nothing if the batch is committed already.
     *
     * @return whether this call committed it
     * @throws StreamStopped with {@link StreamProblem.Fenced} if another driver committed a batch under this application's name meanwhile
     */
    public boolean append(long batchId, List<AddedFile> files) throws IOException {
        return replace(batchId, List.of(), files);
    }

    /**
     * Takes files out and puts others in, in one transaction, or does nothing if the batch is committed already.
     *
     * @return whether this call committed it
     * @throws StreamStopped with {@link StreamProblem.Fenced} if another driver committed a batch under this application's name meanwhile
     */
    public synchronized boolean replace(long batchId, List<LiveFile> removed, List<AddedFile> added)
            throws IOException {
        if (batchId <= lastTransaction) {
            return false;
        }
        List<String> actions = new ArrayList<>();
        actions.add(commitInfo("STREAMING UPDATE", removed.isEmpty(), batchId));
        var txn = JSON.createObjectNode();
        txn.putObject("txn")
                .put("appId", applicationId)
                .put("version", batchId)
                .put("lastUpdated", System.currentTimeMillis());
        actions.add(JSON.writeValueAsString(txn));
        publish(actions, removed, added, true);
        lastTransaction = batchId;
        return true;
    }

    /**
     * Puts files in the place of others that hold the same rows: small ones that were folded, or damaged ones that were made anew.
     *
     * @param operation as the table's history is to tell it
     */
    public void exchange(String operation, List<LiveFile> removed, List<AddedFile> added) throws IOException {
        change(operation, removed, added, false);
    }

    /** Takes files out, and their rows with them. */
    public void delete(List<LiveFile> removed) throws IOException {
        change("DELETE", removed, List.of(), true);
    }

    private synchronized void change(
            String operation, List<LiveFile> removed, List<AddedFile> added, boolean dataChange) throws IOException {
        publish(new ArrayList<>(List.of(commitInfo(operation, false, lastTransaction))), removed, added, dataChange);
    }

    private void publish(List<String> actions, List<LiveFile> removed, List<AddedFile> added, boolean dataChange)
            throws IOException {
        long now = System.currentTimeMillis();
        for (LiveFile file : removed) {
            actions.add(JSON.writeValueAsString(file.toRemoval(now, dataChange)));
        }
        for (AddedFile file : added) {
            actions.add(JSON.writeValueAsString(file.toAction(dataChange)));
        }
        while (true) {
            try {
                ExclusiveFile.publish(entry(table, version + 1), bytes(actions));
                version++;
                return;
            } catch (FileAlreadyExistsException anotherWriter) {
                version++;
                mustLeaveThisPossible(version, removed);
            }
        }
    }

    /** The files of the newest version, other writers' included. */
    public List<LiveFile> liveFiles() throws IOException {
        var snapshot = Table.forPath(engine, table.toString()).getLatestSnapshot(engine);
        List<LiveFile> live = new ArrayList<>();
        try (var batches = ((ScanImpl) snapshot.getScanBuilder(engine).build()).getScanFiles(engine, WITH_STATISTICS)) {
            while (batches.hasNext()) {
                try (var rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        FileStatus file = InternalScanFileUtils.getAddFileStatus(row);
                        live.add(new LiveFile(
                                relative(file.getPath()),
                                InternalScanFileUtils.getPartitionValues(row),
                                file.getSize(),
                                statistics(row)));
                    }
                }
            }
        }
        return live;
    }

    private static String statistics(Row scanFile) {
        Row added = scanFile.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        return added.isNullAt(InternalScanFileUtils.ADD_FILE_STATS_ORDINAL)
                ? "{}"
                : added.getString(InternalScanFileUtils.ADD_FILE_STATS_ORDINAL);
    }

    private String relative(String path) {
        return table.relativize(Path.of(URI.create(path.startsWith("file:") ? path : "file://" + path)
                        .getPath()))
                .toString();
    }

    /** Writes a Delta checkpoint, so that readers need not replay the whole log, and lets expired log entries go. */
    public void checkpoint() throws IOException {
        long upTo = version();
        try {
            Table.forPath(engine, table.toString()).checkpoint(engine, upTo);
        } catch (CheckpointAlreadyExistsException alreadyThere) {
            return;
        }
    }

    private static String commitInfo(String operation, boolean blindAppend, long batchId) throws IOException {
        var action = JSON.createObjectNode();
        action.putObject("commitInfo")
                .put("timestamp", System.currentTimeMillis())
                .put("operation", operation)
                .put("isBlindAppend", blindAppend)
                .put("engineInfo", "activity-pipeline")
                .putObject("operationParameters")
                .put("outputMode", "Append")
                .put("epochId", Long.toString(batchId));
        return JSON.writeValueAsString(action);
    }

    /** Whether what another writer committed meanwhile leaves room for this commit. */
    private void mustLeaveThisPossible(long taken, List<LiveFile> removed) throws IOException {
        Set<String> removedHere = removed.stream().map(LiveFile::path).collect(Collectors.toSet());
        for (String line : Files.readAllLines(entry(table, taken), StandardCharsets.UTF_8)) {
            JsonNode action = JSON.readTree(line);
            JsonNode txn = action.get("txn");
            if (txn != null && txn.path("appId").asText().equals(applicationId)) {
                throw new StreamStopped(new StreamProblem.Fenced(
                        "batch " + txn.path("version").asLong() + " of " + table.getFileName()));
            }
            String elsewhere = action.path("remove").path("path").asText("");
            if (removedHere.contains(elsewhere)) {
                throw new IOException("another writer took " + elsewhere + " out of " + table.getFileName()
                        + " in version " + taken + "; nothing was changed");
            }
        }
    }

    private static Path entry(Path table, long version) {
        return table.resolve("_delta_log").resolve(String.format("%020d.json", version));
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
