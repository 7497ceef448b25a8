package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which topic of which Kafka, so that two pipelines can be told to want the same one. A host without a dot is a service of the pipeline's own
 * namespace; hosts are sorted and lose what a cluster's DNS adds.
 *
 * @param text equal for equal topics
 */
public record TopicAddress(String text) {

    /** Empty where the spec does not name a topic and a Kafka. */
    public static Optional<TopicAddress> of(ActivityPipeline pipeline) {
        ActivityPipelineSpec spec = pipeline.getSpec();
        if (spec == null
                || spec.kafka() == null
                || spec.kafka().bootstrapServers() == null
                || spec.topic() == null
                || spec.topic().name() == null) {
            return Optional.empty();
        }
        String namespace = pipeline.getMetadata().getNamespace();
        String servers = Arrays.stream(spec.kafka().bootstrapServers().split(",", -1))
                .map(server -> qualified(server, namespace))
                .sorted()
                .collect(Collectors.joining(","));
        return Optional.of(new TopicAddress(servers + "/" + spec.topic().name()));
    }

    private static String qualified(String server, String namespace) {
        int colon = server.lastIndexOf(':');
        String host = colon < 0 ? server : server.substring(0, colon);
        String port = colon < 0 ? "" : server.substring(colon);
        String full =
                host.contains(".") ? host.replaceFirst("\\.svc(\\.cluster\\.local)?$", "") : host + "." + namespace;
        return full + port;
    }
}
