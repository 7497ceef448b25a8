package dev.activitypipeline.stream.delta;

import dev.activitypipeline.stream.store.ExclusiveFile;
import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * Delta's log on a local disk, for writers that go through Delta's libraries: an entry is published with link(2) and synced, so that of two
 * writers of one version exactly one wins and a committed version survives a power cut. Delta's own store for {@code file:} renames, and lets both
 * win.
 */
public final class ExclusiveLogStore extends LogStore {
    public ExclusiveLogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public CloseableIterator<String> read(org.apache.hadoop.fs.Path path, Configuration configuration)
            throws IOException {
        try {
            return new Lines(Files.newBufferedReader(local(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException absent) {
            throw fileNotFound(path, absent);
        }
    }

    @Override
    public void write(
            org.apache.hadoop.fs.Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        Path target = local(path);
        Files.createDirectories(target.getParent());
        Path temporary = ExclusiveFile.temporaryBeside(target);
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                while (actions.hasNext()) {
                    writer.write(actions.next());
                    writer.write('\n');
                }
            }
            if (overwrite) {
                syncNewestCheckpoint(target.getParent());
                ExclusiveFile.sync(temporary);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                ExclusiveFile.sync(target.getParent());
            } else {
                ExclusiveFile.publish(temporary, target);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public Iterator<FileStatus> listFrom(org.apache.hadoop.fs.Path path, Configuration configuration)
            throws IOException {
        // Delta asks for names after one with a NUL, which no local path may hold: the name stays text.
        Path folder = local(path.getParent());
        String firstName = path.getName();
        List<Path> files;
        try (Stream<Path> names = Files.list(folder)) {
            files = names.filter(file -> isAtOrAfter(file, firstName)).sorted().toList();
        } catch (NoSuchFileException absent) {
            throw fileNotFound(path, absent);
        }
        List<FileStatus> statuses = new ArrayList<>(files.size());
        for (Path file : files) {
            try {
                statuses.add(new FileStatus(
                        Files.size(file),
                        Files.isDirectory(file),
                        1,
                        0,
                        Files.getLastModifiedTime(file).toMillis(),
                        new org.apache.hadoop.fs.Path(
                                path.getParent(), file.getFileName().toString())));
            } catch (NoSuchFileException cleanedUpMeanwhile) {
                // log clean-up runs beside readers; what it removed is not needed by them
            }
        }
        return statuses.iterator();
    }

    @Override
    public org.apache.hadoop.fs.Path resolvePathOnPhysicalStorage(
            org.apache.hadoop.fs.Path path, Configuration configuration) throws IOException {
        return path.getFileSystem(configuration).makeQualified(path);
    }

    @Override
    public Boolean isPartialWriteVisible(org.apache.hadoop.fs.Path path, Configuration configuration) {
        return false;
    }

    /** What is overwritten is the pointer to the newest checkpoint, which came through Hadoop, and Hadoop syncs nothing. */
    private static void syncNewestCheckpoint(Path log) throws IOException {
        Optional<Path> newest;
        try (Stream<Path> files = Files.list(log)) {
            newest = files.filter(file -> file.toString().endsWith(".checkpoint.parquet"))
                    .max(Comparator.comparing(Path::getFileName));
        }
        if (newest.isPresent()) {
            ExclusiveFile.sync(newest.get());
            ExclusiveFile.sync(log);
        }
    }

    private static boolean isAtOrAfter(Path file, String firstName) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.compareTo(firstName) >= 0;
    }

    private static Path local(org.apache.hadoop.fs.Path path) {
        return Paths.get(path.toUri().getPath());
    }

    private static IOException fileNotFound(org.apache.hadoop.fs.Path path, Exception cause) {
        IOException notFound = new java.io.FileNotFoundException("no file " + path);
        notFound.initCause(cause);
        return notFound;
    }

    private static final class Lines implements CloseableIterator<String> {
        private final BufferedReader reader;
        private String next;

        Lines(BufferedReader reader) throws IOException {
            this.reader = reader;
            this.next = reader.readLine();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            String line = next;
            try {
                next = reader.readLine();
            } catch (IOException notReadable) {
                throw new java.io.UncheckedIOException(notReadable);
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
