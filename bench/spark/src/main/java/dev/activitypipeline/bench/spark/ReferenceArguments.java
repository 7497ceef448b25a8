package dev.activitypipeline.bench.spark;

import java.nio.file.Path;
import org.apache.spark.sql.streaming.Trigger;

/**
 * What a reference job is told: {@code <bootstrap servers> <topic> <folder> <most offsets of a batch> <milliseconds between batches, or available-now>}.
 *
 * @param folder for the checkpoint and whatever the job writes
 */
record ReferenceArguments(String bootstrapServers, String topic, Path folder, String maxOffsets, Trigger trigger) {
    static ReferenceArguments of(String[] words) {
        if (words.length != 5) {
            throw new IllegalArgumentException("five arguments are needed, got " + words.length);
        }
        Trigger trigger = words[4].equals("available-now")
                ? Trigger.AvailableNow()
                : Trigger.ProcessingTime(Long.parseLong(words[4]));
        return new ReferenceArguments(words[0], words[1], Path.of(words[2]), words[3], trigger);
    }

    String checkpoint() {
        return folder.resolve("checkpoint").toString();
    }
}
