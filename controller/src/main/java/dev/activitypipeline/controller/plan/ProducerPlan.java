package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.settings.ProducerSource;
import java.time.Duration;
import java.util.Optional;

/**
 * The producers.
 *
 * @param replicas processes, from 0
 * @param image the user's own, instead of the controller's
 * @param source where events come from; a files source's directory is relative to where its claim is mounted
 * @param claim the volume of a files source
 * @param compression Kafka's {@code compression.type}
 * @param transactionInterval the longest time that an accepted event waits for its commit
 * @param resources what each process may use
 */
public record ProducerPlan(
        int replicas,
        Optional<String> image,
        ProducerSource source,
        Optional<String> claim,
        String compression,
        Duration transactionInterval,
        ResourcesPlan resources) {}
