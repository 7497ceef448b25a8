package dev.activitypipeline.producer.source.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files are read, and how far the one is that is being read; small enough for a Kafka offset's metadata.
 *
 * <p>Finished files are kept as short hashes of their names. When there are too many, the first names become a floor: every name up to it
 * counts as read. A new file below the floor is therefore not read, and {@link #isBelowFloor} tells.
 */
final class ReadingProgress {
    private static final int MOST_HASHES = 300;
    private static final int HASH_CHARACTERS = 8;
    private static final String FLOOR = "floor";
    private static final String FINISHED = "finished";
    private static final String FILE = "file";
    private static final String LINE = "line";

    private String floor;
    private final Set<String> finished = new HashSet<>();
    private String file;
    private long line;

    ReadingProgress(Map<String, String> position) {
        floor = position.getOrDefault(FLOOR, "");
        file = position.getOrDefault(FILE, "");
        line = Long.parseLong(position.getOrDefault(LINE, "0"));
        String hashes = position.getOrDefault(FINISHED, "");
        for (int at = 0; at + HASH_CHARACTERS <= hashes.length(); at += HASH_CHARACTERS) {
            finished.add(hashes.substring(at, at + HASH_CHARACTERS));
        }
    }

    Map<String, String> position() {
        Map<String, String> position = new TreeMap<>();
        if (!floor.isEmpty()) {
            position.put(FLOOR, floor);
        }
        if (!finished.isEmpty()) {
            position.put(FINISHED, String.join("", new TreeSet<>(finished)));
        }
        if (!file.isEmpty()) {
            position.put(FILE, file);
            position.put(LINE, Long.toString(line));
        }
        return position;
    }

    /**
     * The file to read next, or on; the first unfinished one. A file that was begun comes before all others.
     *
     * @param names in their order
     */
    Optional<String> next(List<String> names) {
        if (!file.isEmpty() && names.contains(file)) {
            return Optional.of(file);
        }
        return names.stream().filter(name -> !isFinished(name)).findFirst();
    }

    boolean isFinished(String name) {
        return name.compareTo(floor) <= 0 || finished.contains(hash(name));
    }

    boolean isBelowFloor(String name) {
        return name.compareTo(floor) <= 0;
    }

    String floor() {
        return floor;
    }

    /** Lines of {@code name} that are behind. */
    long linesRead(String name) {
        return name.equals(file) ? line : 0;
    }

    void advance(String name, long linesRead) {
        file = name;
        line = linesRead;
    }

    /** @param names all files there are now, in their order */
    void finish(String name, List<String> names) {
        finished.add(hash(name));
        file = "";
        line = 0;
        if (finished.size() > MOST_HASHES) {
            raiseFloor(names);
        }
    }

    /** Up to the middle of the finished files, but never to one that is not finished. */
    private void raiseFloor(List<String> names) {
        String raised = floor;
        int passed = 0;
        for (String name : names) {
            if (!isFinished(name) || passed > MOST_HASHES / 2) {
                break;
            }
            passed += isBelowFloor(name) ? 0 : 1;
            raised = name;
        }
        floor = raised;
        Set<String> above = new HashSet<>();
        for (String name : names) {
            if (!isBelowFloor(name) && isFinished(name)) {
                above.add(hash(name));
            }
        }
        finished.retainAll(above);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            ByteBuffer six = ByteBuffer.wrap(Arrays.copyOf(digest, 6));
            return Base64.getUrlEncoder().encodeToString(six.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
