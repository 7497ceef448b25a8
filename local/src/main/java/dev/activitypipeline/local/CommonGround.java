package dev.activitypipeline.local;

import dev.activitypipeline.controller.plan.Placement;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the processes of a run share.
 *
 * @param pipelineId the pipeline's lasting identity
 * @param bootstrapServers the run's broker
 * @param kafkaProperties the file of the clients' properties
 * @param volume the run's folder
 * @param acknowledgements the folder of the producers' ledgers
 */
record CommonGround(
        String pipelineId, String bootstrapServers, Path kafkaProperties, Path volume, Path acknowledgements) {

    /** The place of one of them. */
    Placement placement(Path itsVolume, Optional<Path> itsAcknowledgements) {
        return new Placement(
                pipelineId, bootstrapServers, Optional.of(kafkaProperties), itsVolume, itsAcknowledgements, 0, true);
    }
}
