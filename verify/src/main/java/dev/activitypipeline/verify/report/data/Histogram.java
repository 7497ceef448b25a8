package dev.activitypipeline.verify.report.data;

import java.util.Arrays;

/** Counts of values in bins of equal width from zero; what lies beyond the last bin counts there. Not thread-safe. */
public final class Histogram {
    private final double width;
    private final long[] bins;
    private long total;

    /** @param width of one bin, in the unit of the values */
    public Histogram(double width, int bins) {
        this.width = width;
        this.bins = new long[bins];
    }

    public void add(double value) {
        add(value, 1);
    }

    public void add(double value, long times) {
        // A thousandth of a bin keeps 7.2, which is a little less than 72 tenths, in its own bin.
        int bin = (int) Math.floor(value / width + 1e-3);
        bins[Math.max(0, Math.min(bins.length - 1, bin))] += times;
        total += times;
    }

    void add(Histogram other) {
        for (int bin = 0; bin < bins.length; bin++) {
            bins[bin] += other.bins[bin];
        }
        total += other.total;
    }

    public long total() {
        return total;
    }

    public double width() {
        return width;
    }

    /** The counts, from zero upwards. */
    public long[] bins() {
        return bins.clone();
    }

    /** The same counts in bins that are {@code factor} times as wide. */
    public Histogram coarser(int factor) {
        Histogram coarse = new Histogram(width * factor, (bins.length + factor - 1) / factor);
        for (int bin = 0; bin < bins.length; bin++) {
            coarse.bins[bin / factor] += bins[bin];
        }
        coarse.total = total;
        return coarse;
    }

    /** The lower edge of the bin that holds this share of the values (nearest rank); NaN while there is no value. */
    public double quantile(double share) {
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            seen += bins[bin];
            if (seen >= rank) {
                return bin * width;
            }
        }
        throw new IllegalStateException("the total " + total + " is more than the bins hold: " + Arrays.toString(bins));
    }
}
