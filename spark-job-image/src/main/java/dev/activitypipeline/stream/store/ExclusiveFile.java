package dev.activitypipeline.stream.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Publishing a file so that it appears whole, survives a power cut, and has exactly one writer.
 *
 * <p>Hadoop's rename on {@code file:} overwrites, so two writers of one name both believe that they won. link(2) creates a name only if it is
 * absent, on every POSIX file system and on NFS: exactly one writer wins, and the loser is told.
 */
public final class ExclusiveFile {
    private ExclusiveFile() {}

    /**
     * Publishes bytes under a name that must not exist yet.
     *
     * @throws FileAlreadyExistsException if another writer was first; its file is untouched
     */
    public static void publish(Path target, byte[] content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
            publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Publishes a finished temporary file of the same directory under a name that must not exist yet, and removes the temporary name.
     *
     * @throws FileAlreadyExistsException if another writer was first; its file is untouched
     */
    public static void publish(Path temporary, Path target) throws IOException {
        sync(temporary);
        Files.createLink(target, temporary);
        Files.deleteIfExists(temporary);
        sync(target.getParent());
    }

    /** Replaces a file at once: for files that have one writer by design and hold no history. */
    public static void replace(Path target, byte[] content) throws IOException {
        Path temporary = temporaryBeside(target);
        Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
        sync(temporary);
        Files.move(temporary, target, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        sync(target.getParent());
    }

    /** A hidden name beside the target, unique to this call. */
    public static Path temporaryBeside(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Forces a file's content, or a directory's names, to the disk. */
    public static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
