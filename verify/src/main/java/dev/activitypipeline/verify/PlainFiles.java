package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.BrokenFile;
import dev.activitypipeline.verify.store.DeltaLog;
import dev.activitypipeline.verify.store.PlainTable;
import dev.activitypipeline.verify.store.ReadSummary;
import dev.activitypipeline.verify.store.TableFile;
import dev.activitypipeline.verify.store.TableReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The second opinion: the files themselves, read with parquet-java and a log reader of our own. Every file on the disk must be live or removed, every
 * live one must be there, whole, with as many rows as its statistics say, and the rows must be those that Delta Kernel reads.
 */
final class PlainFiles {
    private final Scope scope;
    private final FrameHashes hashes = new FrameHashes();
    private final RowFrame frame = new RowFrame();
    private final Map<StoredRows, PlainTable> tables = new HashMap<>();

    /** All but files that cannot be read; those are in {@link #broken}. */
    final Findings findings = new Findings();

    final Map<StoredRows, List<BrokenFile>> broken = new HashMap<>();
    final BlockDigests digests = new BlockDigests();
    /** Rows that were read; -1 if no table was checked. */
    long rows = -1;

    long removedFiles;

    PlainFiles(Scope scope) {
        this.scope = scope;
    }

    /** Checks one Delta table. */
    void check(StoredRows kind, TableReader kernel) {
        DeltaLog log = DeltaLog.read(kernel.table(), kernel.version());
        orphans(kind, kernel, log);
        sameFiles(kind, kernel, log);
        PlainTable plain = PlainTable.of(kernel.table(), log.live());
        tables.put(kind, plain);
        Map<String, Long> rowsByFile = new HashMap<>();
        ReadSummary summary = plain.read(kind.columns(), batch -> {
            rowsByFile.merge(batch.file().name(), (long) batch.size(), Long::sum);
            for (int row = 0; row < batch.size(); row++) {
                if (scope.covers(kind, batch, row)) {
                    kind.frame(batch, row, frame);
                    hashes.add(digests, kind.partition(batch, row), kind.offset(batch, row), frame);
                }
            }
        });
        rows = Math.max(0, rows) + summary.rows();
        broken.put(kind, summary.broken());
        for (TableFile file : plain.files()) {
            counts(kind, file, rowsByFile.getOrDefault(file.name(), 0L), summary);
        }
    }

    /** The rows of some blocks, by this reader. */
    RowSource rows() {
        List<RowSource> sources = new ArrayList<>();
        tables.forEach((kind, table) -> sources.add(RowSource.table(kind, table, scope)));
        return sources.stream().reduce(RowSource::and).orElse((blocks, sink) -> {});
    }

    private void orphans(StoredRows kind, TableReader kernel, DeltaLog log) {
        List<TableFile> unknown = new ArrayList<>();
        for (TableFile file : PlainTable.glob(kernel.table())) {
            if (log.isRemoved(file.name())) {
                removedFiles++;
            } else if (!log.isLive(file.name())) {
                unknown.add(file);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        // a running stream may have committed them since the snapshot
        DeltaLog newest = DeltaLog.read(kernel.table());
        for (TableFile file : unknown) {
            if (!newest.isLive(file.name()) && !newest.isRemoved(file.name())) {
                findings.add(
                        FindingKind.FILE_ORPHAN,
                        Where.file(kind.table(), file),
                        "no commit names this file: a plain reader would see rows that were never committed");
            }
        }
    }

    private void sameFiles(StoredRows kind, TableReader kernel, DeltaLog log) {
        Set<String> listed = new HashSet<>();
        for (TableFile file : kernel.files()) {
            listed.add(file.name());
            if (!log.isLive(file.name())) {
                findings.add(
                        FindingKind.READERS_DISAGREE,
                        Where.file(kind.table(), file),
                        "Delta Kernel reads this file, the log's own actions do not list it");
            }
        }
        for (TableFile file : log.live()) {
            if (!listed.contains(file.name())) {
                findings.add(
                        FindingKind.READERS_DISAGREE,
                        Where.file(kind.table(), file),
                        "the log lists this file, Delta Kernel does not read it");
            }
        }
    }

    private void counts(StoredRows kind, TableFile file, long counted, ReadSummary summary) {
        boolean isBroken =
                summary.broken().stream().anyMatch(b -> b.file().name().equals(file.name()));
        if (isBroken || !Files.exists(file.path())) {
            return;
        }
        if (file.rows().isPresent() && file.rows().getAsLong() != counted) {
            findings.add(
                    FindingKind.ROW_COUNT,
                    Where.file(kind.table(), file),
                    "statistics say " + file.rows().getAsLong() + " rows, the file has " + counted);
        }
    }
}
