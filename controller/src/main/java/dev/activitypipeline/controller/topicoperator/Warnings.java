package dev.activitypipeline.controller.topicoperator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a spec asks for and should not: told beside {@code Ready}, for the topic is there all the same. */
final class Warnings {
    static final String REASON = "InvalidConfig";

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private Warnings() {}

    static List<String> of(KafkaTopicSpec spec, AlterableConfigs alterable) {
        List<String> warnings = new ArrayList<>();
        for (String key : spec.config().keySet()) {
            if (TopicChanges.THROTTLES.contains(key)) {
                warnings.add("Property " + key + " may conflict with throttled rebalances");
            } else if (!alterable.allows(key)) {
                warnings.add("Property " + key + " is ignored according to alterable config");
            }
        }
        spec.replicas()
                .filter(replicas ->
                        minInSync(spec).filter(least -> least > replicas).isPresent())
                .ifPresent(replicas -> warnings.add("Property " + MIN_IN_SYNC + " is above the " + replicas
                        + " replicas that there are: producers with acks=all will be refused"));
        return warnings;
    }

    private static Optional<Integer> minInSync(KafkaTopicSpec spec) {
        try {
            return Optional.ofNullable(spec.config().get(MIN_IN_SYNC)).map(value -> Integer.valueOf(value.toString()));
        } catch (NumberFormatException toldByKafka) {
            return Optional.empty();
        }
    }
}
