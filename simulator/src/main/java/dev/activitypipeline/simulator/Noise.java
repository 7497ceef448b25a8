package dev.activitypipeline.simulator;

/**
 * Randomness by counting instead of by state: a value is the hash of what it is for, so that event n needs no event before it.
 *
 * <p>The hash is SplitMix64's finalizer over a Weyl sequence. The normal distribution is a table made with {@link StrictMath}, which
 * gives the same bits on every machine, unlike {@link Math}'s intrinsics.
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int NORMAL_BITS = 12;
    private static final double[] NORMAL = normalTable(1 << NORMAL_BITS);

    private Noise() {}

    /** The {@code index}-th value of the stream that {@code stream} names. */
    static long hash(long stream, long index) {
        long z = stream + index * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1) by the hash's upper 53 bits. */
    static double unit(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }

    /** Uniform in [0, 1) by 16 of the hash's bits: {@code part} 0 to 3 gives four independent values. */
    static double unit(long hash, int part) {
        return ((hash >>> (part * 16)) & 0xFFFF) * 0x1p-16;
    }

    /** Standard normal, within 3.7 deviations, by 12 of the hash's bits: {@code part} 0 to 4 gives five independent values. */
    static double normal(long hash, int part) {
        return NORMAL[(int) (hash >>> (part * NORMAL_BITS)) & ((1 << NORMAL_BITS) - 1)];
    }

    private static double[] normalTable(int size) {
        double[] table = new double[size];
        for (int i = 0; i < size; i++) {
            table[i] = quantile((i + 0.5) / size);
        }
        return table;
    }

    /** The inverse of the normal distribution by bisection: slow, exact enough, and run once. */
    private static double quantile(double probability) {
        double low = -4;
        double high = 4;
        for (int step = 0; step < 50; step++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double cumulative(double x) {
        double t = 1 / (1 + 0.2316419 * StrictMath.abs(x));
        double tail = StrictMath.exp(-x * x / 2)
                * 0.3989422804014327
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x < 0 ? tail : 1 - tail;
    }
}
