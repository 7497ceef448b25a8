package dev.activitypipeline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code make rebuild STORE=…}: finds the damaged data files of a store that a run has left, and makes their rows anew from the run's own topic.
 *
 * <p>Exit codes: 0 the store is whole, 1 it is not, 2 it could not be done.
 */
public final class RebuildRunMain {
    private RebuildRunMain() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(LeftStore.open(words, RebuildRunMain::rebuild));
    }

    private static int rebuild(LeftStore store, Console console) throws IOException, InterruptedException {
        ChildProcess child = store.launcher()
                .run(new ChildCommand(
                        "rebuild",
                        List.of("-Xmx512m"),
                        store.classPaths().of(Program.STREAM),
                        "dev.activitypipeline.stream.rebuild.RebuildMain",
                        List.of(),
                        settings(store).toEnvironment()));
        child.output()
                .lines()
                .filter(line -> line.matches("(damaged: |rebuilt |removed |every file |error: ).*"))
                .forEach(console::announce);
        return child.exitCode().orElse(2);
    }

    private static StreamSettings settings(LeftStore store) throws IOException {
        JsonNode identity = new ObjectMapper()
                .readTree(store.folder().store().resolve("_identity.json").toFile());
        return new StreamSettings(
                identity.path("pipelineName").asText(),
                identity.path("pipelineId").asText(),
                new KafkaConnection(
                        store.bootstrapServers(), identity.path("topic").asText(), Optional.empty()),
                store.folder().store(),
                StreamSettings.StoreFormat.valueOf(identity.path("format").asText()),
                Duration.ZERO,
                1,
                StreamSettings.StartingOffsets.EARLIEST,
                EventRules.CONTRACT,
                Duration.ZERO,
                Duration.ZERO,
                0,
                StreamSettings.TopicRecreatedPolicy.FAIL,
                StreamSettings.DataLossPolicy.FAIL,
                0);
    }
}
