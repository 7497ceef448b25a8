package dev.activitypipeline.verify;

import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/** Adds framed rows to digests. */
final class FrameHashes {
    private static final long SEED_1 = 0x9E3779B97F4A7C15L;
    private static final long SEED_2 = 0xC2B2AE3D27D4EB4FL;

    private final XXHash64 hash = XXHashFactory.fastestJavaInstance().hash64();

    void add(BlockDigests digests, int partition, long offset, RowFrame frame) {
        byte[] buffer = frame.buffer();
        int length = frame.length();
        digests.add(partition, offset, hash.hash(buffer, 0, length, SEED_1), hash.hash(buffer, 0, length, SEED_2));
    }
}
