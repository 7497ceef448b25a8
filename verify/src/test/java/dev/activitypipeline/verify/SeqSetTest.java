package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.verify.store.LongRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeqSetTest {
    @Test
    void anEmptySetMissesAll() {
        // Given
        SeqSet set = new SeqSet();

        // When
        List<LongRange> missing = set.missing(0, 9);

        // Then
        assertThat(missing).containsExactly(new LongRange(0, 9));
        assertThat(set.missing(0, set.max())).isEmpty();
    }

    @Test
    void aFullSetMissesNothingAndKnowsItsTwins() {
        // Given
        SeqSet set = new SeqSet();
        for (long i = 0; i < 100_000; i++) {
            set.add(i);
        }

        // When
        boolean isNew = set.add(4_096);

        // Then
        assertThat(isNew).isFalse();
        assertThat(set.size()).isEqualTo(100_000);
        assertThat(set.missing(0, 99_999)).isEmpty();
        assertThat(set.missing(99_990, 100_005)).containsExactly(new LongRange(100_000, 100_005));
    }

    @Test
    void aHugeHoleCostsNothing() {
        // Given
        SeqSet set = new SeqSet();
        set.add(5);
        set.add(999_999_999_999_999_999L);

        // When
        List<LongRange> missing = set.missing(0, set.max());

        // Then
        assertThat(missing).containsExactly(new LongRange(0, 4), new LongRange(6, 999_999_999_999_999_998L));
    }

    @Test
    void missingRunsAreThoseOfABitSet() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            // Given
            BitSet bits = new BitSet();
            SeqSet set = new SeqSet();
            int limit = 1 + random.nextInt(30_000);
            int holes = random.nextInt(6);
            bits.set(0, limit);
            for (int i = 0; i < holes; i++) {
                int from = random.nextInt(limit);
                bits.clear(from, Math.min(limit, from + random.nextInt(9_000)));
            }
            bits.stream().forEach(set::add);

            // When
            List<LongRange> missing = set.missing(0, limit - 1);

            // Then
            List<LongRange> expected = new ArrayList<>();
            for (int from = bits.nextClearBit(0); from < limit; ) {
                int next = bits.nextSetBit(from);
                int to = next < 0 ? limit : next;
                expected.add(new LongRange(from, to - 1));
                from = bits.nextClearBit(to);
            }
            assertThat(missing).isEqualTo(expected);
            assertThat(set.size()).isEqualTo(bits.cardinality());
        }
    }
}
