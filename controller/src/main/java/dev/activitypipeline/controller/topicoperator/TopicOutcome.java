package dev.activitypipeline.controller.topicoperator;

import java.util.List;
import java.util.Optional;

/** What became of a KafkaTopic in one batch. */
sealed interface TopicOutcome {
    /** One word, for metrics. */
    String word();

    /**
     * The topic is as it should be.
     *
     * @param warnings what the spec asks for and should not
     */
    record Ready(String topicId, List<String> warnings) implements TopicOutcome {
        @Override
        public String word() {
            return "ready";
        }
    }

    /** @param topicId empty if it is not known */
    record NotReady(TopicProblem problem, Optional<String> topicId) implements TopicOutcome {
        @Override
        public String word() {
            return "not_ready";
        }
    }

    /** Left alone, because it says so. */
    record Unmanaged() implements TopicOutcome {
        @Override
        public String word() {
            return "unmanaged";
        }
    }

    /** Left alone until it says otherwise. */
    record Paused() implements TopicOutcome {
        @Override
        public String word() {
            return "paused";
        }
    }

    /** Let go: the resource is being deleted, and nothing of ours holds it. */
    record Released() implements TopicOutcome {
        @Override
        public String word() {
            return "released";
        }
    }

    /** Somebody was quicker: nothing to tell yet, the next attempt sees what there is now. */
    record Overtaken(TopicProblem problem) implements TopicOutcome {
        @Override
        public String word() {
            return "overtaken";
        }
    }
}
