package dev.activitypipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The store's folder and the launcher's own corner of it, {@code _local}. Holding this object is holding the folder: a second launcher is
 * refused, and the operating system lets go of the lock when a launcher dies in whatever way.
 */
final class RunFolder implements AutoCloseable {
    private static final String OWN = "_local";
    /** What a run may leave in a store; {@code --clean} removes these names and nothing else, lest a mistyped path costs a home. */
    private static final List<String> LEFT_BY_A_RUN =
            List.of("events", "rejected", "daily", "report.html", "summary.csv");

    private final Path volume;
    private final Path store;
    private final FileChannel lockFile;

    private RunFolder(Path volume, Path store, FileChannel lockFile) {
        this.volume = volume;
        this.store = store;
        this.lockFile = lockFile;
    }

    /**
     * @param volume what the user gave
     * @param storeUnder where in it the tables are
     * @throws RunRefused if the folder cannot be written or is held by another launcher
     */
    static RunFolder open(Path volume, UnaryOperator<Path> storeUnder) throws RunRefused {
        Path store = storeUnder.apply(volume);
        try {
            Files.createDirectories(store.resolve(OWN));
            FileChannel channel = FileChannel.open(
                    store.resolve(OWN).resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(store.resolve(OWN).resolve("owner"), StandardCharsets.UTF_8);
                channel.close();
                throw RunRefused.beforeStart("the store " + store + " is in use by another run (process "
                        + owner.strip() + "); stop that one or give this one its own --store");
            }
            Files.writeString(
                    store.resolve(OWN).resolve("owner"), ProcessHandle.current().pid() + "\n", StandardCharsets.UTF_8);
            return new RunFolder(volume, store, channel);
        } catch (IOException notWritable) {
            throw RunRefused.beforeStart("the store " + store + " cannot be written (" + notWritable
                    + "); give a folder that you may write with --store");
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    /** What stands for the pipeline's volume. */
    Path volume() {
        return volume;
    }

    /** The tables' folder. */
    Path store() {
        return store;
    }

    /** Where the Spark job writes down what it decided. */
    Path batchJournal() {
        return store.resolve("_journal");
    }

    Path own(String name) {
        return store.resolve(OWN).resolve(name);
    }

    Path log(String name) {
        return own("logs").resolve(name + ".log");
    }

    Path acknowledgements() {
        return own("acks");
    }

    Path report() {
        return store.resolve("report.html");
    }

    /** Removes all that a run left: tables, checkpoint, broker, logs. Other people's files stay. */
    void clean() throws IOException {
        for (Path entry : entries(store)) {
            String name = entry.getFileName().toString();
            if (LEFT_BY_A_RUN.contains(name) || (name.startsWith("_") && !name.equals(OWN))) {
                delete(entry);
            }
        }
        for (Path entry : entries(store.resolve(OWN))) {
            if (!List.of("lock", "owner").contains(entry.getFileName().toString())) {
                delete(entry);
            }
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(tree);
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
