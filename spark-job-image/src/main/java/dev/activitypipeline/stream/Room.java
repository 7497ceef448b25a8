package dev.activitypipeline.stream;

import dev.activitypipeline.stream.store.ExclusiveFile;
import dev.activitypipeline.stream.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a store's volume takes another batch. Asked by writing, since free blocks say nothing of quotas, inodes, and a volume gone read-only. */
final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final int PROBE_BYTES = 8 * 1024 * 1024;
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    private final Path staging;

    Room(StoreLayout layout) {
        this.staging = layout.staging();
    }

    void await() throws InterruptedException {
        long since = System.nanoTime();
        do {
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_LOOKS);
        } while (!isThere());
        LOG.info(
                "the volume takes {} MiB again after {} s",
                PROBE_BYTES >> 20,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since));
    }

    boolean isThere() {
        Path probe = staging.resolve("probe-" + UUID.randomUUID());
        try {
            Files.createDirectories(staging);
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
                ExclusiveFile.sync(probe);
                return true;
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException full) {
            LOG.debug("no room yet", full);
            return false;
        }
    }
}
