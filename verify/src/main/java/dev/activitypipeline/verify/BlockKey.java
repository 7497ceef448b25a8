package dev.activitypipeline.verify;

/**
 * A partition's run of {@value #OFFSETS} offsets.
 *
 * @param partition the Kafka partition
 * @param block the first offset divided by {@value #OFFSETS}
 */
record BlockKey(int partition, long block) implements Comparable<BlockKey> {
    static final int OFFSETS = 10_000;

    static BlockKey of(int partition, long offset) {
        return new BlockKey(partition, Math.floorDiv(offset, (long) OFFSETS));
    }

    long firstOffset() {
        return block * OFFSETS;
    }

    long lastOffset() {
        return firstOffset() + OFFSETS - 1;
    }

    @Override
    public int compareTo(BlockKey other) {
        int byPartition = Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(block, other.block);
    }
}
