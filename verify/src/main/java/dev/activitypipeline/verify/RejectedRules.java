package dev.activitypipeline.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** By which rule the store refused a record: a byte for each offset of a block that holds a rejected row, nothing for other blocks. */
final class RejectedRules {
    private final Map<BlockKey, byte[]> blocks = new HashMap<>();
    private byte[] latest;
    private int latestPartition = -1;
    private long latestBlock = -1;

    void put(int partition, long offset, int ruleCode) {
        byte[] rules = blocks.computeIfAbsent(BlockKey.of(partition, offset), key -> {
            byte[] none = new byte[BlockKey.OFFSETS];
            Arrays.fill(none, (byte) RuleCode.NONE);
            return none;
        });
        rules[Math.floorMod(offset, BlockKey.OFFSETS)] = (byte) ruleCode;
        latestPartition = -1;
    }

    int get(int partition, long offset) {
        long block = Math.floorDiv(offset, (long) BlockKey.OFFSETS);
        if (partition != latestPartition || block != latestBlock) {
            latest = blocks.get(new BlockKey(partition, block));
            latestPartition = partition;
            latestBlock = block;
        }
        return latest == null ? RuleCode.NONE : latest[Math.floorMod(offset, BlockKey.OFFSETS)] & 0xFF;
    }
}
