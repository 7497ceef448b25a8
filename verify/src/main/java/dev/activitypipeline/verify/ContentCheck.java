package dev.activitypipeline.verify;

/** Looks at each identified record of the topic. */
@FunctionalInterface
interface ContentCheck {
    ContentCheck NONE = (record, producer, seq) -> {};

    void check(TopicRecord record, String producer, long seq);
}
