package dev.activitypipeline.verify;

import dev.activitypipeline.verify.store.LongRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of numbers from 0, meant for long unbroken runs: a full page of {@value #PAGE} numbers costs one map entry, so that 100 million contiguous
 * numbers take about two megabytes.
 */
final class SeqSet {
    private static final int PAGE = 4_096;
    private static final long[] FULL = full();

    private final Map<Long, Page> pages = new HashMap<>();
    private Page latest;
    private long size;
    private long min = Long.MAX_VALUE;
    private long max = -1;

    /** Whether the number was not there before. */
    boolean add(long number) {
        Page page = page(number / PAGE);
        int bit = (int) (number % PAGE);
        long mask = 1L << bit;
        if ((page.bits[bit >> 6] & mask) != 0) {
            return false;
        }
        page.bits[bit >> 6] |= mask;
        if (++page.count == PAGE) {
            page.bits = FULL;
        }
        size++;
        min = Math.min(min, number);
        max = Math.max(max, number);
        return true;
    }

    boolean contains(long number) {
        Page page = pages.get(number / PAGE);
        int bit = (int) (number % PAGE);
        return page != null && (page.bits[bit >> 6] & (1L << bit)) != 0;
    }

    long size() {
        return size;
    }

    /** -1 for the empty set. */
    long max() {
        return max;
    }

    /** Without meaning for the empty set. */
    long min() {
        return min;
    }

    /** The runs of numbers between {@code from} and {@code to}, both included, that are not in the set. */
    List<LongRange> missing(long from, long to) {
        List<LongRange> runs = new ArrayList<>();
        if (from > to) {
            return runs;
        }
        long begin = -1;
        long at = from;
        // only pages that exist can end a run of missing numbers, so that a huge hole costs nothing
        TreeMap<Long, Page> inRange = new TreeMap<>();
        pages.forEach((index, page) -> {
            if (index >= from / PAGE && index <= to / PAGE) {
                inRange.put(index, page);
            }
        });
        for (Map.Entry<Long, Page> entry : inRange.entrySet()) {
            long first = Math.max(from, entry.getKey() * PAGE);
            long last = Math.min(to, entry.getKey() * PAGE + PAGE - 1);
            if (first > at && begin < 0) {
                begin = at;
            }
            if (entry.getValue().count == PAGE) {
                begin = end(runs, begin, first);
            } else {
                for (long number = first; number <= last; number++) {
                    int bit = (int) (number % PAGE);
                    boolean present = (entry.getValue().bits[bit >> 6] & (1L << bit)) != 0;
                    if (present) {
                        begin = end(runs, begin, number);
                    } else if (begin < 0) {
                        begin = number;
                    }
                }
            }
            at = last + 1;
        }
        if (at <= to && begin < 0) {
            begin = at;
        }
        end(runs, begin, to + 1);
        return runs;
    }

    private static long end(List<LongRange> runs, long begin, long next) {
        if (begin >= 0 && begin < next) {
            runs.add(new LongRange(begin, next - 1));
        }
        return -1;
    }

    private Page page(long index) {
        if (latest == null || latest.index != index) {
            latest = pages.computeIfAbsent(index, Page::new);
        }
        return latest;
    }

    private static long[] full() {
        long[] bits = new long[PAGE / 64];
        java.util.Arrays.fill(bits, -1L);
        return bits;
    }

    private static final class Page {
        private final long index;
        private long[] bits = new long[PAGE / 64];
        private int count;

        Page(long index) {
            this.index = index;
        }
    }
}
