package dev.activitypipeline.stream.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Parquet file that a Spark job has written, by date or not.
 *
 * @param date YYYY-MM-DD; empty where the job did not write by date
 */
public record SparkFile(String date, Path path) {
    private static final String DATE = "date=";

    /** What a job has written into a folder of its own. Spark syncs nothing; when this returns, all of it is. */
    public static List<SparkFile> in(Path folder) throws IOException {
        List<SparkFile> files = new ArrayList<>();
        for (Path entry : list(folder)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(DATE)) {
                for (Path file : list(entry)) {
                    add(files, name.substring(DATE.length()), file);
                }
            } else {
                add(files, "", entry);
            }
        }
        return files;
    }

    private static void add(List<SparkFile> files, String date, Path file) throws IOException {
        if (file.toString().endsWith(".parquet")) {
            ExclusiveFile.sync(file);
            files.add(new SparkFile(date, file));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
