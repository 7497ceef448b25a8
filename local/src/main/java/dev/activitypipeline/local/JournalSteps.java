package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a process has come by its journal, where it writes each step down before anything of it becomes visible: one file a step, named by its number.
 * The Spark job keeps a journal for each life of its topic, the follower one for each table.
 */
final class JournalSteps {
    private static final int DIGITS = 20;

    private static final String ENTRY = "\\d{" + DIGITS + "}\\.json";

    private JournalSteps() {}

    /** Steps taken in all journals below a folder. Old entries are deleted, but their numbers go on. */
    static long taken(Path journals) throws IOException {
        if (!Files.isDirectory(journals)) {
            return 0;
        }
        long steps = 0;
        for (Path journal : folders(journals)) {
            steps += numberOfSteps(journal);
        }
        return steps;
    }

    private static List<Path> folders(Path journals) throws IOException {
        try (Stream<Path> tree = Files.walk(journals)) {
            return tree.filter(Files::isDirectory).toList();
        }
    }

    private static long numberOfSteps(Path journal) throws IOException {
        try (Stream<Path> entries = Files.list(journal)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(ENTRY))
                    .mapToLong(name -> Long.parseLong(name.substring(0, DIGITS)) + 1)
                    .max()
                    .orElse(0);
        }
    }
}
