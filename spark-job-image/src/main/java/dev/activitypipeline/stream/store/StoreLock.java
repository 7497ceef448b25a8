package dev.activitypipeline.stream.store;

import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held while a driver owns a store; ends with the process, however it ends. It keeps honest drivers of one machine apart. What keeps a driver apart
 * that was thought dead, on whatever machine, is the journal: a batch can be published once.
 */
public final class StoreLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public Path file() {
        return file;
    }

    /** @throws StreamStopped with {@link StreamProblem.StoreInUse} if another process has it */
    public static StoreLock acquire(StoreLayout layout, String owner) throws IOException {
        Path file = layout.lock();
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            String other = Files.readString(file).strip();
            channel.close();
            throw new StreamStopped(
                    new StreamProblem.StoreInUse(layout.root(), other.isEmpty() ? "another process" : other));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
        return new StoreLock(file, channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
