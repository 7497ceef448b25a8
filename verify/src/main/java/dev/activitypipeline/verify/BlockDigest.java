package dev.activitypipeline.verify;

/**
 * What is kept of one block: 40 bytes, independent of the rows' order. Sums are modulo 2^64; that two different multisets of rows have equal sums of
 * two independent hashes has a chance of about 2^-128.
 *
 * @param count rows
 * @param sum1 sum of the first hash
 * @param sum2 sum of the second hash
 * @param minOffset least offset of a row
 * @param maxOffset greatest offset of a row
 */
record BlockDigest(long count, long sum1, long sum2, long minOffset, long maxOffset) {
    static final BlockDigest EMPTY = new BlockDigest(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

    BlockDigest plus(BlockDigest other) {
        return new BlockDigest(
                count + other.count,
                sum1 + other.sum1,
                sum2 + other.sum2,
                Math.min(minOffset, other.minOffset),
                Math.max(maxOffset, other.maxOffset));
    }
}
