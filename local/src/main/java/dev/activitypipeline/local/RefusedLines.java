package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a producer wrote down of the lines of its files that it could not take, over all runs. */
record RefusedLines(Path report) {

    static RefusedLines of(Path acknowledgements, String producerId) {
        return new RefusedLines(acknowledgements.resolve(producerId + "-refused.jsonl"));
    }

    long count() throws IOException {
        if (!Files.exists(report)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(report)) {
            return lines.count();
        }
    }
}
