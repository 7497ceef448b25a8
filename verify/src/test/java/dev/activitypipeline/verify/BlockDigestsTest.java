package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.verify.BlockDigests.Difference;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockDigestsTest {
    @Test
    void theOrderOfRowsAndOfMergingDoesNotCount() {
        // Given
        BlockDigests forward = new BlockDigests();
        BlockDigests even = new BlockDigests();
        BlockDigests odd = new BlockDigests();
        for (int i = 0; i < 50_000; i++) {
            forward.add(i % 3, i, hash(i, 1), hash(i, 2));
            int back = 49_999 - i;
            (i % 2 == 0 ? even : odd).add(back % 3, back, hash(back, 1), hash(back, 2));
        }

        // When
        odd.merge(even);

        // Then
        assertThat(BlockDigests.compare(forward, odd)).isEmpty();
        assertThat(odd.rows()).isEqualTo(50_000);
        assertThat(odd.all()).hasSize(15).isEqualTo(forward.all());
        assertThat(odd.maxOffset(1)).isEqualTo(49_999);
        assertThat(odd.maxOffset(7)).isEqualTo(-1);
    }

    @Test
    void aDifferenceIsInItsOwnBlock() {
        // Given
        BlockDigests one = digests(25_000);
        BlockDigests other = digests(25_000);
        other.add(0, 12_345, hash(1, 1), hash(1, 2));

        // When
        List<Difference> differences = BlockDigests.compare(one, other);

        // Then
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).key()).isEqualTo(new BlockKey(0, 1));
        assertThat(differences.get(0).expected().count()).isEqualTo(10_000);
        assertThat(differences.get(0).actual().count()).isEqualTo(10_001);
    }

    @Test
    void twoRowsThatReplaceEachOtherAreSeenByTheirHashes() {
        // Given
        BlockDigests one = digests(10);
        BlockDigests other = digests(8);
        other.add(0, 8, hash(9, 1), hash(9, 2));
        other.add(0, 9, hash(8, 1), hash(9, 2));

        // When
        List<Difference> differences = BlockDigests.compare(one, other);

        // Then
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).actual().count()).isEqualTo(10);
    }

    @Test
    void everyByteOfAFrameCounts() {
        // Given
        RowFrame frame = new RowFrame();
        FrameHashes hashes = new FrameHashes();
        BlockDigests right = new BlockDigests();
        frame(frame);
        hashes.add(right, 0, 0, frame);

        for (int at = 0; at < frame.length(); at++) {
            // When
            frame.buffer()[at] ^= 1;
            BlockDigests wrong = new BlockDigests();
            hashes.add(wrong, 0, 0, frame);
            frame.buffer()[at] ^= 1;

            // Then
            BlockDigest digest = wrong.digest(new BlockKey(0, 0));
            assertThat(digest.sum1())
                    .isNotEqualTo(right.digest(new BlockKey(0, 0)).sum1());
            assertThat(digest.sum2())
                    .isNotEqualTo(right.digest(new BlockKey(0, 0)).sum2());
        }
    }

    @Test
    void aFrameCanBeTakenApart() {
        // Given
        RowFrame frame = new RowFrame();
        frame(frame);

        // When
        FramedRow row = FramedRow.of(frame.copy());

        // Then
        assertThat(row.table()).isEqualTo("events");
        assertThat(row.id()).isEqualTo("fitness-0/77");
        assertThat(row.content())
                .hasSize(12)
                .containsEntry("user_id", "17")
                .containsEntry("date", "2024-01-05")
                .containsEntry("sleep_hours", "7.2")
                .containsEntry("mood", "\"d\"");
    }

    private static void frame(RowFrame frame) {
        frame.start(RuleCode.ACCEPTED);
        frame.origin(1, 2, 3, "fitness-0".getBytes(java.nio.charset.StandardCharsets.UTF_8), 77);
        frame.numbers(0, 17, 19_727, 8_042, 2310.5, 5.87, 63, 7.2, 71);
        for (byte text = 'a'; text <= 'd'; text++) {
            frame.bytes(new byte[] {text});
        }
    }

    private static BlockDigests digests(int rows) {
        BlockDigests digests = new BlockDigests();
        for (int i = 0; i < rows; i++) {
            digests.add(0, i, hash(i, 1), hash(i, 2));
        }
        return digests;
    }

    private static long hash(int row, int seed) {
        return new Random(row * 31L + seed).nextLong();
    }
}
