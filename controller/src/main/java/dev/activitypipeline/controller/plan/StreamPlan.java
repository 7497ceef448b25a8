package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.contract.settings.StreamSettings.StartingOffsets;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The stream job.
 *
 * @param image the user's own, instead of the controller's
 * @param executors executor pods; 0 is all work in the driver
 * @param trigger time between two micro-batches
 * @param maxOffsetsPerTrigger the most offsets of one micro-batch
 * @param startingOffsets where a new store begins to read
 * @param resources what the driver, and each executor, may use
 * @param sparkConf all from the allow-list
 * @param restart when and how fast a failed job starts again
 * @param progressDeadline how long without a commit while events wait counts as stuck
 * @param topicRecreated what to do when the topic is another
 * @param dataLoss what to do when unread offsets are gone
 * @param dailyInterval the least time between two refreshes of {@code daily}
 * @param rules what makes an event valid
 */
public record StreamPlan(
        Optional<String> image,
        int executors,
        Duration trigger,
        long maxOffsetsPerTrigger,
        StartingOffsets startingOffsets,
        ResourcesPlan resources,
        SortedMap<String, String> sparkConf,
        RestartPlan restart,
        Duration progressDeadline,
        TopicRecreatedPolicy topicRecreated,
        DataLossPolicy dataLoss,
        Duration dailyInterval,
        EventRules rules) {

    /**
     * When and how fast a failed job starts again.
     *
     * @param restarts whether it does
     * @param initialDelay before the first new start; doubles with each failure in a row
     * @param maxDelay the longest pause
     * @param resetAfterBatches committed batches after which failures are forgotten
     */
    public record RestartPlan(boolean restarts, Duration initialDelay, Duration maxDelay, int resetAfterBatches) {}
}
