package dev.activitypipeline.bigquery.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.bigquery.store.StoreFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random lives of a store beside a table that follows it by differences alone. */
class DifferenceTest {
    private static final long ROW_LIMIT = 7;

    /** @param number tells rows of one batch and date apart */
    private record TestRow(String date, long batch, int number) {}

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<List<TestRow>> files = new ArrayList<>();
    private final List<TestRow> cloud = new ArrayList<>();
    private Position position = Position.before(-1);
    private long batch;
    private int number;

    @Test
    void whateverTheStoreAndTheTableGoThroughTheyEndEqual() {
        for (int step = 0; step < 20_000; step++) {
            // Given
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> append();
                case 3 -> fold();
                case 4 -> retire();
                case 5 -> rewriteWithout();
                case 6 -> forget();
                default -> follow(random.nextInt(4));
            }

            // When
            if (step % 50 == 0) {
                follow(Integer.MAX_VALUE);

                // Then
                assertThat(cloud)
                        .containsExactlyInAnyOrderElementsOf(
                                files.stream().flatMap(List::stream).toList());
                assertThat(position.total()).isEqualTo(cloud.size());
            }
        }
    }

    private void append() {
        for (int file = random.nextInt(3); file >= 0; file--) {
            String date = date();
            List<TestRow> rows = new ArrayList<>();
            for (int row = random.nextInt(4); row >= 0; row--) {
                rows.add(new TestRow(date, batch, number++));
            }
            files.add(rows);
        }
        batch++;
    }

    /** Compaction: all files of a date become one. */
    private void fold() {
        String date = date();
        List<TestRow> folded = files.stream()
                .filter(file -> file.get(0).date().equals(date))
                .flatMap(List::stream)
                .toList();
        files.removeIf(file -> file.get(0).date().equals(date));
        if (!folded.isEmpty()) {
            files.add(new ArrayList<>(folded));
        }
    }

    /** Retention: a date goes as a whole. */
    private void retire() {
        String date = date();
        files.removeIf(file -> file.get(0).date().equals(date));
    }

    /** Somebody's DELETE of some rows of a file. */
    private void rewriteWithout() {
        if (!files.isEmpty()) {
            List<TestRow> file = files.get(random.nextInt(files.size()));
            file.remove(random.nextInt(file.size()));
            files.removeIf(List::isEmpty);
        }
    }

    /** Rows of a date are gone in BigQuery, and the follower counts what is there. */
    private void forget() {
        String date = date();
        cloud.removeIf(row -> row.date().equals(date));
        TreeMap<String, Long> counted = new TreeMap<>();
        cloud.forEach(row -> counted.merge(row.date(), 1L, Long::sum));
        position = new Position(position.batch(), counted);
    }

    private void follow(int steps) {
        for (int step = 0; step < steps; step++) {
            Difference difference = Difference.of(position, storeFiles(), this::followed, ROW_LIMIT);
            if (difference instanceof Difference.Level) {
                return;
            }
            if (difference instanceof Difference.Clear clear) {
                assertThat(clear.groups()).isNotEmpty();
                cloud.removeIf(row -> clear.groups().containsKey(row.date()) && row.batch() <= position.batch());
                position = position.without(clear.groups().keySet());
            } else {
                write(RowSelection.of(difference, position));
            }
        }
    }

    private void write(RowSelection selection) {
        TreeMap<String, Long> added = new TreeMap<>();
        List<StoreFile> listed = storeFiles();
        for (int i = 0; i < files.size(); i++) {
            if (selection.touches(listed.get(i))) {
                for (TestRow row : files.get(i)) {
                    if (selection.takes(row.batch())) {
                        cloud.add(row);
                        added.merge(row.date(), 1L, Long::sum);
                    }
                }
            }
        }
        assertThat(added).isNotEmpty();
        position = position.plus(added, selection.upTo());
    }

    private List<StoreFile> storeFiles() {
        List<StoreFile> listed = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            List<TestRow> rows = files.get(i);
            listed.add(new StoreFile(
                    Integer.toString(i),
                    rows.get(0).date(),
                    rows.size(),
                    rows.stream()
                            .map(TestRow::batch)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    rows.stream()
                            .map(TestRow::batch)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    null));
        }
        return listed;
    }

    private long followed(StoreFile file) {
        assertThat(file.lastBatch())
                .as("asked only of files that have newer rows")
                .isGreaterThan(position.batch());
        return files.get(Integer.parseInt(file.name())).stream()
                .filter(row -> row.batch() <= position.batch())
                .count();
    }

    private String date() {
        return "2024-01-0" + (1 + random.nextInt(4));
    }
}
