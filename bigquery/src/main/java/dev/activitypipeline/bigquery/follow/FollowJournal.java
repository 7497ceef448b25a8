package dev.activitypipeline.bigquery.follow;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a table of BigQuery has been given, one file a step. A file is published with link(2), so that of two followers that both believe to be the
 * only one, one takes a step and the other is told.
 *
 * @param <E> of the entries
 */
final class FollowJournal<E> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 20;

    private final Path folder;
    private final Class<E> type;

    FollowJournal(Path folder, Class<E> type) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.type = type;
    }

    Optional<E> newest() throws IOException {
        List<Long> numbers = numbers();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Path file = file(numbers.get(numbers.size() - 1));
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (IOException damaged) {
            throw new FollowStopped(new FollowProblem.JournalDamaged(file), damaged);
        }
    }

    /** @throws FollowStopped with {@link FollowProblem.Fenced} if another follower took this step */
    void publish(long number, E entry) throws IOException {
        Path target = file(number);
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, JSON.writeValueAsBytes(entry), StandardOpenOption.CREATE_NEW);
            sync(temporary);
            Files.createLink(target, temporary);
            sync(folder);
        } catch (FileAlreadyExistsException another) {
            throw new FollowStopped(new FollowProblem.Fenced(target), another);
        } finally {
            Files.deleteIfExists(temporary);
        }
        Files.deleteIfExists(file(number - KEPT));
    }

    private List<Long> numbers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{20}\\.json"))
                    .map(name -> Long.parseLong(name.substring(0, 20)))
                    .sorted()
                    .toList();
        }
    }

    private Path file(long number) {
        return folder.resolve(String.format("%020d.json", number));
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
