package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the logs of the last few runs: {@code x.log} is of this run, {@code x.log.1} of the one before it. */
final class LogFolder {
    private static final int KEPT = 5;

    private LogFolder() {}

    static void rotate(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> current;
        try (Stream<Path> files = Files.list(folder)) {
            current = files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
        }
        for (Path log : current) {
            for (int age = KEPT - 1; age >= 1; age--) {
                Path older = aged(log, age);
                if (Files.exists(older)) {
                    Files.move(older, aged(log, age + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(log, aged(log, 1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path aged(Path log, int age) {
        return log.resolveSibling(log.getFileName() + "." + age);
    }
}
