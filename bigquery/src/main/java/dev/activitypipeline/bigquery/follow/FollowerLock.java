package dev.activitypipeline.bigquery.follow;

import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while a follower works on a store; ends with the process, however it ends. What keeps followers of two machines apart is the journal. */
final class FollowerLock implements AutoCloseable {
    private final FileChannel channel;

    private FollowerLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws FollowStopped with {@link FollowProblem.FollowerRunning} if another process has it */
    static FollowerLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FollowerLock(channel);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // told below
        }
        channel.close();
        throw new FollowStopped(new FollowProblem.FollowerRunning(file));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
