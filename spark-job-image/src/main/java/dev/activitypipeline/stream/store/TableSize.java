package dev.activitypipeline.stream.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a table takes on the disk: its data files, those included that a newer version has replaced and readers may still be at.
 *
 * @param bytes of all of them together
 */
public record TableSize(long files, long bytes) {
    private static final String CHECKPOINTS = "_delta_log";

    /** Measures a table's folder; files that go meanwhile do not count, and a folder that is not there is empty. */
    public static TableSize of(Path table) throws IOException {
        Measure measure = new Measure();
        if (Files.exists(table)) {
            Files.walkFileTree(table, measure);
        }
        return new TableSize(measure.files, measure.bytes);
    }

    private static final class Measure extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(CHECKPOINTS) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".parquet")) {
                files++;
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
