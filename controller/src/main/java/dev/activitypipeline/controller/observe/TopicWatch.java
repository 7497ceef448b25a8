package dev.activitypipeline.controller.observe;

import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Follows one pipeline's KafkaTopic: for how long it has asked what nobody answers. When somebody last changed it is not to be read off a resource, so it is seen here.
 *
 * <p>A controller that starts anew counts anew, but does not take back what the pipeline's status has told already.
 */
public final class TopicWatch {
    /** A topic operator that watches answers within seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private Optional<TopicQuestion> asked = Optional.empty();
    private Instant since = Instant.MAX;
    private boolean told;

    /** @param told whether the pipeline's status says that nobody answers */
    public TopicWatch(boolean told) {
        this.told = told;
    }

    /**
     * One more look.
     *
     * @param topic as the cluster has it; empty if it is not there yet
     */
    public LimbHealth look(PipelinePlan plan, Optional<GenericKubernetesResource> topic, Instant now) {
        Optional<TopicQuestion> question = topic.flatMap(TopicQuestion::unanswered);
        if (!question.equals(asked)) {
            asked = question;
            since = topic.filter(resource -> resource.get("status") == null)
                    .map(resource -> Instant.parse(resource.getMetadata().getCreationTimestamp()))
                    .orElse(now);
        }
        told = question.isPresent() && (told || Duration.between(since, now).compareTo(SILENCE) > 0);
        return TopicHealth.of(plan, topic, told);
    }
}
