package dev.activitypipeline.controller.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What one process cannot know before it has a place to run: the only difference between a pod and a child of the launcher.
 *
 * @param pipelineId names the pipeline's transactions: the resource's UID, or on a laptop an id that the store keeps
 * @param bootstrapServers where Kafka is, seen from here
 * @param kafkaProperties a mounted file with security settings and client properties
 * @param volume where the process' volume is mounted: the store's for the stream job, the files' for a producer that reads files
 * @param acknowledgements a folder for the producers' ledgers
 * @param statusPort 0 picks a free one
 * @param exitWhenDone whether a producer ends after the last event of a finite source
 */
public record Placement(
        String pipelineId,
        String bootstrapServers,
        Optional<Path> kafkaProperties,
        Path volume,
        Optional<Path> acknowledgements,
        int statusPort,
        boolean exitWhenDone) {

    /** A pod of the pipeline's namespace. It keeps no ledger, for nobody would read it there, and goes on when its source is done, for it would be started again. */
    public static Placement inPod(PipelinePlan plan, Path kafkaProperties, Path volume, int statusPort) {
        return new Placement(
                plan.identity().orElseThrow(),
                plan.kafka().bootstrapServers(),
                Optional.of(kafkaProperties),
                volume,
                Optional.empty(),
                statusPort,
                false);
    }
}
