package dev.activitypipeline.simulator;

/**
 * The order in which a day's users come: a permutation that needs no memory. Rounds of invertible steps shuffle the smallest power of two
 * that holds all users; a number beyond the last user is shuffled again until it falls among them.
 */
final class DayOrder {
    private final long stream;
    private final int users;
    private final int mask;
    private final int shift;
    private int multiplier;
    private int offset;

    DayOrder(long stream, int users) {
        this.stream = Noise.hash(stream, 0x0DE2);
        this.users = users;
        int bits = 32 - Integer.numberOfLeadingZeros(users - 1);
        this.mask = (1 << bits) - 1;
        this.shift = bits / 2 + 1;
    }

    void turnTo(long absoluteDay) {
        long hash = Noise.hash(stream, absoluteDay);
        multiplier = (int) hash | 1;
        offset = (int) (hash >>> 32);
    }

    /** Which user, from 0, comes at {@code place}, from 0, on the day last turned to. */
    int user(int place) {
        int shuffled = place;
        do {
            for (int round = 0; round < 3; round++) {
                shuffled = (shuffled * multiplier + offset) & mask;
                shuffled ^= shuffled >>> shift;
            }
        } while (shuffled >= users);
        return shuffled;
    }
}
