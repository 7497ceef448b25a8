package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.wire.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The file that is being read. */
final class OpenFile implements AutoCloseable {
    /** A watched file that was not written for so long is whole. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final int LONGEST_HEADER = 64 * 1024;

    private final Path path;
    private final boolean watch;
    private final LineReader lines;
    private final RecordFormat format;

    private OpenFile(Path path, boolean watch, LineReader lines, RecordFormat format) {
        this.path = path;
        this.watch = watch;
        this.lines = lines;
        this.format = format;
    }

    static OpenFile open(Path path, boolean watch) throws IOException {
        InputStream input = Files.newInputStream(path);
        return new OpenFile(path, watch, new LineReader(input), isCsv(path) ? new CsvFormat() : new JsonLinesFormat());
    }

    /** By the file's ending; where it says nothing, by its first byte: a JSON line begins with a brace. */
    private static boolean isCsv(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return true;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return false;
        }
        try (InputStream input = Files.newInputStream(path)) {
            return input.read() != '{';
        }
    }

    /** Whether no more is written to the file, as far as its clock tells. */
    boolean settled() throws IOException {
        return !watch
                || System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis() > SETTLED.toMillis();
    }

    /** Whether the first line is there: half a header must not be taken for one. */
    boolean begun() throws IOException {
        if (settled()) {
            return true;
        }
        try (InputStream input = Files.newInputStream(path)) {
            for (byte character : input.readNBytes(LONGEST_HEADER)) {
                if (character == '\n') {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads the header, if there is one, and skips the lines that are behind. */
    Optional<Rejection> start(long linesBehind) throws IOException {
        Optional<Rejection> unreadable = format.open(lines, true);
        while (unreadable.isEmpty() && format.linesRead() < linesBehind && format.next(lines, true)) {
            // behind
        }
        return unreadable;
    }

    boolean next(boolean ended) throws IOException {
        return format.next(lines, ended);
    }

    RecordFormat record() {
        return format;
    }

    String name() {
        return path.getFileName().toString();
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
