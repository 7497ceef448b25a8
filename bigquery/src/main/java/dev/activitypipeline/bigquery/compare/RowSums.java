package dev.activitypipeline.bigquery.compare;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows as multisets, by date: how many there are and two sums of their hashes, which do not depend on the order. */
final class RowSums {
    /**
     * @param count rows
     * @param sum1 of the first half of each hash, mod 2^64
     * @param sum2 of the second half
     */
    record Sum(long count, long sum1, long sum2) {
        static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(count + other.count, sum1 + other.sum1, sum2 + other.sum2);
        }
    }

    private RowSums() {}

    static SortedMap<String, Sum> of(Rows rows) throws InterruptedException {
        SortedMap<String, Sum> sums = new TreeMap<>();
        MessageDigest sha256 = sha256();
        rows.show(Optional.empty(), row -> sums.merge(row.group(), hash(sha256, row), Sum::plus));
        return sums;
    }

    static Sum hash(MessageDigest sha256, RowBytes row) {
        sha256.update(row.bytes());
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new Sum(1, hash.getLong(), hash.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
