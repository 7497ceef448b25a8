package dev.activitypipeline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Spark job that runs, and the batches that it has finished. */
final class SparkRun {
    private final ChildJvm process;
    private final Path progress;

    SparkRun(ChildJvm process, Path progress) {
        this.process = process;
        this.progress = progress;
    }

    /** Those that had records. */
    List<Batch> batches() throws IOException {
        List<Batch> batches = new ArrayList<>();
        if (Files.exists(progress)) {
            String text = Files.readString(progress, StandardCharsets.UTF_8);
            // The last line may be half written.
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                Batch batch = Batch.of(line);
                if (batch.rows() > 0) {
                    batches.add(batch);
                }
            }
        }
        return batches;
    }

    /** Waits until so many records are through. */
    List<Batch> awaitRows(long rows, Duration atMost) throws IOException, InterruptedException, NotMeasured {
        return await(
                "read " + rows + " records",
                atMost,
                all -> all.stream().mapToLong(Batch::rows).sum() >= rows);
    }

    List<Batch> awaitBatches(int count, Duration atMost) throws IOException, InterruptedException, NotMeasured {
        return await("finish " + count + " batches", atMost, all -> all.size() >= count);
    }

    private List<Batch> await(String what, Duration atMost, java.util.function.Predicate<List<Batch>> enough)
            throws IOException, InterruptedException, NotMeasured {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            List<Batch> batches = batches();
            if (enough.test(batches)) {
                return batches;
            }
            if (!alive) {
                throw process.failed();
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw new NotMeasured("a Spark job did not " + what + " within " + atMost.toSeconds() + " s, but "
                        + batches.size() + " batches; its progress is in " + progress);
            }
            Thread.sleep(200);
        }
    }

    /** Ends it without ceremony: its store is thrown away. */
    void kill() {
        process.kill();
    }
}
