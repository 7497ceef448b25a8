package dev.activitypipeline.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Producers by the bytes of their name, found without making a String of each record's header. Not thread-safe. */
final class Producers {
    private final Map<Name, Producer> byBytes = new HashMap<>();
    private final Map<String, Producer> byName = new TreeMap<>();
    private final Name wanted = new Name();
    private Producer latest;

    /** The producer of that name, new if it is met for the first time. */
    Producer get(byte[] utf8) {
        if (latest != null && Arrays.equals(latest.header, utf8)) {
            return latest;
        }
        wanted.bytes = utf8;
        Producer producer = byBytes.get(wanted);
        if (producer == null) {
            Name name = new Name();
            name.bytes = utf8.clone();
            // a name that is not UTF-8 reaches the store as the text that it decodes to
            producer = get(new String(utf8, StandardCharsets.UTF_8));
            if (producer.header.length == 0) {
                producer.header = name.bytes;
            }
            byBytes.put(name, producer);
        }
        latest = producer;
        return producer;
    }

    Producer get(String name) {
        return byName.computeIfAbsent(name, Producer::new);
    }

    /** Sorted by name. */
    Collection<Producer> all() {
        return byName.values();
    }

    /** One producer's numbers. */
    static final class Producer {
        final String name;
        /** What a row says. */
        final byte[] utf8;

        private byte[] header = new byte[0];
        final SeqSet seqs = new SeqSet();
        private final Map<Integer, long[]> highest = new HashMap<>();
        private long[] latestHighest;
        private int latestPartition = -1;

        private Producer(String name) {
            this.name = name;
            this.utf8 = name.getBytes(StandardCharsets.UTF_8);
        }

        /**
         * Whether the number is not above the highest of this partition; if it is, it becomes the highest. Within a partition a producer's numbers
         * only grow, and what does not grow was sent twice.
         */
        boolean isRepeated(int partition, long seq) {
            if (partition != latestPartition) {
                latestHighest = highest.computeIfAbsent(partition, key -> new long[] {-1});
                latestPartition = partition;
            }
            if (seq <= latestHighest[0]) {
                return true;
            }
            latestHighest[0] = seq;
            return false;
        }

        /** Goes on where the other ended. */
        void follow(Producer earlier) {
            earlier.highest.forEach((partition, seq) -> highest.put(partition, seq.clone()));
            latestPartition = -1;
        }
    }

    private static final class Name {
        private byte[] bytes;

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
