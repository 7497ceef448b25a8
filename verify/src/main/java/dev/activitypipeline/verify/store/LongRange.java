package dev.activitypipeline.verify.store;

/** From the least to the greatest value, both included. */
public record LongRange(long min, long max) {
    public boolean overlaps(long from, long to) {
        return min <= to && max >= from;
    }

    /** The smallest range that holds both. */
    public LongRange with(LongRange other) {
        return new LongRange(Math.min(min, other.min), Math.max(max, other.max));
    }

    @Override
    public String toString() {
        return min == max ? Long.toString(min) : min + ".." + max;
    }
}
