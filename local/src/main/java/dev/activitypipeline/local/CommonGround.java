package dev.activitypipeline.local;

import java.nio.file.Path;

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
        String pipelineId, String bootstrapServers, Path kafkaProperties, Path volume, Path acknowledgements) {}
