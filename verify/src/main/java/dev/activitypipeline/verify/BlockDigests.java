package dev.activitypipeline.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A multiset of rows, digested block by block. Digests of parts can be merged in any order. Not thread-safe. */
final class BlockDigests {
    private final Map<BlockKey, Sums> blocks = new HashMap<>();
    private Sums[] latest = new Sums[16];
    private long rows;

    /** @param hash1 a hash over the whole row, place included; {@code hash2} another, independent of it */
    void add(int partition, long offset, long hash1, long hash2) {
        Sums sums = sums(partition, Math.floorDiv(offset, (long) BlockKey.OFFSETS));
        sums.count++;
        sums.sum1 += hash1;
        sums.sum2 += hash2;
        sums.min = Math.min(sums.min, offset);
        sums.max = Math.max(sums.max, offset);
        rows++;
    }

    /** Adds everything that the other has. */
    void merge(BlockDigests other) {
        other.blocks.forEach((key, theirs) -> {
            Sums sums = sums(key.partition(), key.block());
            sums.count += theirs.count;
            sums.sum1 += theirs.sum1;
            sums.sum2 += theirs.sum2;
            sums.min = Math.min(sums.min, theirs.min);
            sums.max = Math.max(sums.max, theirs.max);
        });
        rows += other.rows;
    }

    long rows() {
        return rows;
    }

    BlockDigest digest(BlockKey key) {
        Sums sums = blocks.get(key);
        return sums == null ? BlockDigest.EMPTY : sums.digest();
    }

    SortedMap<BlockKey, BlockDigest> all() {
        SortedMap<BlockKey, BlockDigest> all = new TreeMap<>();
        blocks.forEach((key, sums) -> all.put(key, sums.digest()));
        return all;
    }

    /** The greatest offset of a partition's rows; -1 if it has none. */
    long maxOffset(int partition) {
        long max = -1;
        for (Map.Entry<BlockKey, Sums> block : blocks.entrySet()) {
            if (block.getKey().partition() == partition) {
                max = Math.max(max, block.getValue().max);
            }
        }
        return max;
    }

    /** Where two multisets differ, in the order of partitions and offsets; empty if they are equal. */
    static List<Difference> compare(BlockDigests expected, BlockDigests actual) {
        TreeSet<BlockKey> keys = new TreeSet<>(expected.blocks.keySet());
        keys.addAll(actual.blocks.keySet());
        List<Difference> differences = new ArrayList<>();
        for (BlockKey key : keys) {
            BlockDigest wanted = expected.digest(key);
            BlockDigest found = actual.digest(key);
            if (!wanted.equals(found)) {
                differences.add(new Difference(key, wanted, found));
            }
        }
        return differences;
    }

    /** A block that is not the same on both sides. */
    record Difference(BlockKey key, BlockDigest expected, BlockDigest actual) {}

    private Sums sums(int partition, long block) {
        boolean remembered = partition >= 0 && partition < 65_536;
        if (remembered && partition < latest.length) {
            Sums last = latest[partition];
            if (last != null && last.block == block) {
                return last;
            }
        }
        Sums sums = blocks.computeIfAbsent(new BlockKey(partition, block), key -> new Sums(block));
        if (remembered) {
            if (partition >= latest.length) {
                latest = java.util.Arrays.copyOf(latest, Math.max(partition + 1, latest.length * 2));
            }
            latest[partition] = sums;
        }
        return sums;
    }

    private static final class Sums {
        private final long block;
        private long count;
        private long sum1;
        private long sum2;
        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;

        Sums(long block) {
            this.block = block;
        }

        BlockDigest digest() {
            return new BlockDigest(count, sum1, sum2, min, max);
        }
    }
}
