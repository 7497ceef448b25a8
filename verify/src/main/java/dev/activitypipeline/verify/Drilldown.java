package dev.activitypipeline.verify;

import dev.activitypipeline.verify.BlockDigests.Difference;
import dev.activitypipeline.verify.store.LongRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads blocks that differ once more, on both sides, and names the rows that make the difference. */
final class Drilldown {
    /** Blocks that are read again; both sides' rows of these are held in memory at once. */
    static final int BLOCKS = 16;

    private final RowSource expected;
    private final RowSource actual;
    private final Map<Integer, Long> storedUntil;
    private final Findings findings;
    private final String prefix;

    /**
     * @param storedUntil for each partition the greatest offset of the actual side: what is expected after it is not lost but not there yet
     * @param prefix begins each finding's detail
     */
    Drilldown(RowSource expected, RowSource actual, Map<Integer, Long> storedUntil, Findings findings, String prefix) {
        this.expected = expected;
        this.actual = actual;
        this.storedUntil = storedUntil;
        this.findings = findings;
        this.prefix = prefix;
    }

    void explain(List<Difference> differences) {
        Map<Integer, BlockDigest> behind = new TreeMap<>();
        Set<BlockKey> blocks = new TreeSet<>();
        List<Difference> unread = new ArrayList<>();
        for (Difference difference : differences) {
            BlockDigest wanted = difference.expected();
            int partition = difference.key().partition();
            if (difference.actual().count() == 0 && wanted.minOffset() > storedUntil(partition)) {
                behind.merge(partition, wanted, BlockDigest::plus);
            } else if (blocks.size() < BLOCKS) {
                blocks.add(difference.key());
            } else {
                unread.add(difference);
            }
        }
        if (!blocks.isEmpty()) {
            compare(rows(expected, blocks), rows(actual, blocks), behind);
        }
        behind.forEach(this::behind);
        unread.forEach(this::unread);
    }

    private long storedUntil(int partition) {
        return storedUntil.getOrDefault(partition, -1L);
    }

    private void behind(int partition, BlockDigest rows) {
        String where = storedUntil(partition) < 0
                ? "the store has nothing of this partition"
                : "the store ends at offset " + storedUntil(partition);
        findings.add(
                FindingKind.BEHIND,
                Where.offsets(partition, new LongRange(rows.minOffset(), rows.maxOffset())),
                prefix + rows.count() + " rows are not stored; " + where
                        + ". If the stream is running, let it catch up and verify again");
    }

    private void unread(Difference difference) {
        BlockDigest both = difference.expected().plus(difference.actual());
        String detail = difference.actual().count() == 0
                ? "all " + difference.expected().count() + " rows of the block are missing"
                : "the block differs: expected " + difference.expected().count() + " rows, found "
                        + difference.actual().count();
        findings.add(
                difference.actual().count() == 0 ? FindingKind.LOST : FindingKind.UNLOCATED,
                Where.offsets(difference.key().partition(), new LongRange(both.minOffset(), both.maxOffset())),
                prefix + detail);
    }

    private static Map<Place, List<Row>> rows(RowSource source, Set<BlockKey> blocks) {
        Map<Place, List<Row>> rows = new TreeMap<>();
        source.show(blocks, (frame, partition, offset, batchId, table, file) -> rows.computeIfAbsent(
                        new Place(partition, offset), key -> new ArrayList<>(1))
                .add(new Row(frame.copy(), batchId, table, file)));
        return rows;
    }

    private void compare(Map<Place, List<Row>> wanted, Map<Place, List<Row>> found, Map<Integer, BlockDigest> behind) {
        Map<Content, Row> missing = new LinkedHashMap<>();
        List<Row> missingTwins = new ArrayList<>();
        List<Row> surplus = new ArrayList<>();
        TreeSet<Place> places = new TreeSet<>(wanted.keySet());
        places.addAll(found.keySet());
        for (Place place : places) {
            List<Row> expectedHere = new ArrayList<>(wanted.getOrDefault(place, List.of()));
            List<Row> foundHere = new ArrayList<>(found.getOrDefault(place, List.of()));
            if (!equal(expectedHere, foundHere)) {
                place(expectedHere, foundHere, missing, missingTwins, surplus);
            }
        }
        for (Row row : surplus) {
            Row home = missing.remove(row.content());
            if (home == null) {
                FramedRow framed = FramedRow.of(row.frame);
                findings.add(FindingKind.UNEXPECTED, row.where(framed), prefix + "expected no such row here");
            } else {
                FramedRow at = FramedRow.of(home.frame);
                findings.add(
                        FindingKind.MISPLACED,
                        row.where(FramedRow.of(row.frame)),
                        prefix + "belongs to partition " + at.partition() + " offset " + at.offset());
            }
        }
        missing.values().forEach(row -> lost(row, behind));
        missingTwins.forEach(row -> lost(row, behind));
    }

    private static boolean equal(List<Row> expectedHere, List<Row> foundHere) {
        return expectedHere.size() == 1
                && foundHere.size() == 1
                && Arrays.equals(expectedHere.get(0).frame, foundHere.get(0).frame);
    }

    /** Pairs the rows of one place; what has no partner is missing or surplus, unless the place itself is known. */
    private void place(
            List<Row> wanted, List<Row> found, Map<Content, Row> missing, List<Row> missingTwins, List<Row> surplus) {
        List<Row> all = List.copyOf(found);
        for (Row row : List.copyOf(wanted)) {
            for (Row candidate : found) {
                if (Arrays.equals(row.frame, candidate.frame)) {
                    found.remove(candidate);
                    wanted.remove(row);
                    break;
                }
            }
        }
        while (!wanted.isEmpty() && !found.isEmpty()) {
            altered(wanted.remove(0), found.remove(0));
        }
        for (Row row : wanted) {
            if (missing.putIfAbsent(row.content(), row) != null) {
                missingTwins.add(row);
            }
        }
        for (Row row : found) {
            boolean again =
                    all.stream().anyMatch(other -> other != row && row.content().equals(other.content()));
            if (again) {
                LongRange batches = all.stream()
                        .map(other -> new LongRange(other.batchId, other.batchId))
                        .reduce(LongRange::with)
                        .orElseThrow();
                FramedRow framed = FramedRow.of(row.frame);
                String detail = prefix + "stored " + all.size() + " times";
                findings.add(FindingKind.DUPLICATED, Where.row(framed).in(row.table, batches, row.file), detail);
            } else {
                surplus.add(row);
            }
        }
    }

    private void altered(Row wanted, Row found) {
        FramedRow right = FramedRow.of(wanted.frame);
        FramedRow wrong = FramedRow.of(found.frame);
        FindingKind kind = right.rule().equals(wrong.rule()) ? FindingKind.ALTERED : FindingKind.MISCLASSIFIED;
        String detail = wrong.differenceFrom(right);
        findings.add(kind, found.where(right), prefix + (detail.isEmpty() ? "the bytes differ" : detail));
    }

    private void lost(Row row, Map<Integer, BlockDigest> behind) {
        FramedRow framed = FramedRow.of(row.frame);
        if (framed.offset() > storedUntil(framed.partition())) {
            BlockDigest one = new BlockDigest(1, 0, 0, framed.offset(), framed.offset());
            behind.merge(framed.partition(), one, BlockDigest::plus);
        } else {
            String detail =
                    prefix + "belongs to " + framed.table() + (framed.rule().isEmpty() ? "" : " as " + framed.rule());
            findings.add(FindingKind.LOST, row.where(framed), detail);
        }
    }

    private record Place(int partition, long offset) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPartition = Integer.compare(partition, other.partition);
            return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
        }
    }

    /** A frame without its place. */
    private record Content(ByteBuffer bytes) {}

    /** Compared by identity: two rows may well be the same in all columns. */
    private static final class Row {
        private static final int PLACE = 12;

        private final byte[] frame;
        private final long batchId;
        private final String table;
        private final String file;

        Row(byte[] frame, long batchId, String table, String file) {
            this.frame = frame;
            this.batchId = batchId;
            this.table = table;
            this.file = file;
        }

        Content content() {
            byte[] rest = new byte[frame.length - PLACE];
            rest[0] = frame[0];
            System.arraycopy(frame, 1 + PLACE, rest, 1, rest.length - 1);
            return new Content(ByteBuffer.wrap(rest));
        }

        Where where(FramedRow framed) {
            return Where.row(framed).in(table, batchId < 0 ? null : new LongRange(batchId, batchId), file);
        }
    }

    /** For each partition the greatest offset that a side has. */
    static Map<Integer, Long> ends(BlockDigests digests) {
        Map<Integer, Long> ends = new HashMap<>();
        digests.all().forEach((key, digest) -> ends.merge(key.partition(), digest.maxOffset(), Math::max));
        return ends;
    }
}
