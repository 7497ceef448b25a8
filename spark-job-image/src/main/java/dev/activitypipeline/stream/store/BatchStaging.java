package dev.activitypipeline.stream.store;

import dev.activitypipeline.stream.CrashPoint;
import dev.activitypipeline.stream.journal.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a batch's files wait until the batch is decided, so that no reader of plain files ever sees an undecided row. */
public final class BatchStaging {
    private final Path root;

    public BatchStaging(StoreLayout layout) {
        this.root = layout.staging();
    }

    public Path folder(String name) {
        return root.resolve(name);
    }

    /** Moves a decided batch's files into their table; those that an earlier attempt moved stay. Synced when it returns. */
    public void place(String folder, List<DataFile> files, Path table, long batchId) throws IOException {
        Set<Path> touched = new LinkedHashSet<>();
        for (DataFile file : files) {
            Path target = table.resolve(file.path());
            if (touched.add(target.getParent())) {
                if (!Files.exists(target.getParent())) {
                    Files.createDirectories(target.getParent());
                    touched.add(table);
                }
            }
            try {
                Files.move(folder(folder).resolve(file.staged()), target, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException movedBefore) {
                if (!Files.exists(target)) {
                    throw new IOException(
                            "the decided batch " + batchId + " lacks its file " + file.path(), movedBefore);
                }
            }
            CrashPoint.DURING_PLACEMENT.reached(batchId);
        }
        for (Path directory : touched) {
            ExclusiveFile.sync(directory);
        }
    }

    public void remove(String folder) throws IOException {
        FolderTree.delete(folder(folder));
    }

    /** Removes what drivers that were killed left behind, but for one folder that is still needed. */
    public void removeAllBut(String folder) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path leftover : folders.toList()) {
                if (!leftover.getFileName().toString().equals(folder)) {
                    FolderTree.delete(leftover);
                }
            }
        }
    }
}
