package dev.activitypipeline.verify.report.data;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts different non-negative numbers within a budget of memory that several counters share. Exact where numbers lie close together,
 * as user ids and batch ids do; where the budget ends, the count is a lower bound and says so.
 */
final class DistinctNumbers {
    private static final int PAGE_BITS = 1_024;

    /** Pages of 1,024 bits, together at most about 50 MB with the maps around them. */
    static final class Budget {
        private int pages;

        Budget(int pages) {
            this.pages = pages;
        }

        private boolean take() {
            return pages-- > 0;
        }
    }

    private final Budget budget;
    private final Map<Long, long[]> pages = new HashMap<>();
    private long lastPage = -1;
    private long[] last;
    private long count;
    private boolean exact = true;

    DistinctNumbers(Budget budget) {
        this.budget = budget;
    }

    void add(long number) {
        long page = Math.floorDiv(number, (long) PAGE_BITS);
        if (last == null || page != lastPage) {
            long[] bits = pages.get(page);
            if (bits == null) {
                if (!budget.take()) {
                    exact = false;
                    return;
                }
                bits = new long[PAGE_BITS / Long.SIZE];
                pages.put(page, bits);
            }
            last = bits;
            lastPage = page;
        }
        int bit = (int) Math.floorMod(number, (long) PAGE_BITS);
        long mask = 1L << (bit % Long.SIZE);
        if ((last[bit / Long.SIZE] & mask) == 0) {
            last[bit / Long.SIZE] |= mask;
            count++;
        }
    }

    DistinctCount count() {
        return new DistinctCount(count, exact);
    }
}
