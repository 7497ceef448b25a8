package dev.activitypipeline.controller.topicoperator;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which topic configs are kept as the resources say, as Strimzi's {@code STRIMZI_ALTERABLE_TOPIC_CONFIG}: a Kafka service may allow some only.
 *
 * @param names empty means all
 */
record AlterableConfigs(Optional<Set<String>> names) {
    static final AlterableConfigs ALL = new AlterableConfigs(Optional.empty());

    /** @param text {@code ALL}, {@code NONE}, or names separated by commas */
    static AlterableConfigs of(String text) {
        if (text.isBlank() || text.strip().equalsIgnoreCase("ALL")) {
            return ALL;
        }
        return text.strip().equalsIgnoreCase("NONE")
                ? new AlterableConfigs(Optional.of(Set.of()))
                : new AlterableConfigs(Optional.of(Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** The throttles always are: they are no setting of the topic but of a move that is going on. */
    boolean allows(String config) {
        return TopicChanges.THROTTLES.contains(config)
                || names.map(listed -> listed.contains(config)).orElse(true);
    }
}
