package dev.activitypipeline.contract.wire;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of one record that name no column: an open hash table over slices of the decoded text. It holds at most the keys of one
 * record, so it stays small; the hash is seeded by chance, so that nobody can choose keys that all collide.
 */
final class SeenKeys {
    private static final int FIRST_CAPACITY = 16;

    private final int seed = ThreadLocalRandom.current().nextInt() | 1;

    private int[] from = new int[FIRST_CAPACITY];
    private int[] to = new int[FIRST_CAPACITY];
    private int[] hash = new int[FIRST_CAPACITY];
    /** Twice as many slots as there may be keys; a slot holds the key's number plus one, 0 is free. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    private int count;

    int count() {
        return count;
    }

    /** The beginning of the first key, in the decoded text. */
    int firstFrom() {
        return from[0];
    }

    /** The end of the first key, in the decoded text. */
    int firstTo() {
        return to[0];
    }

    void clear() {
        if (count > 0) {
            if (slots.length > 2 * FIRST_CAPACITY) {
                // a record with this many unknown fields is rare: the next one shall not pay for it
                resize(FIRST_CAPACITY);
            }
            Arrays.fill(slots, 0);
            count = 0;
        }
    }

    /** Adds a key; false if it is there already. */
    boolean add(byte[] text, int keyFrom, int keyTo) {
        int h = hashOf(text, keyFrom, keyTo);
        int slot = h & (slots.length - 1);
        while (slots[slot] != 0) {
            int key = slots[slot] - 1;
            if (hash[key] == h && Arrays.equals(text, from[key], to[key], text, keyFrom, keyTo)) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = count + 1;
        from[count] = keyFrom;
        to[count] = keyTo;
        hash[count] = h;
        count++;
        if (count == from.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        resize(2 * count);
        for (int key = 0; key < count; key++) {
            int slot = hash[key] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = key + 1;
        }
    }

    private void resize(int capacity) {
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        hash = Arrays.copyOf(hash, capacity);
        slots = new int[2 * capacity];
    }

    private int hashOf(byte[] text, int keyFrom, int keyTo) {
        int h = seed;
        for (int i = keyFrom; i < keyTo; i++) {
            h = (h ^ text[i]) * 0x01000193;
            h ^= h >>> 15;
        }
        h *= seed;
        return h ^ (h >>> 16);
    }
}
