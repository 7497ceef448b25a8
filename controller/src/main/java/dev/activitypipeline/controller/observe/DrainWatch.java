package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.plan.PipelinePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Follows one pipeline from the wish to suspend it to its standstill: producers stop, the driver stores the topic up to where it ended then, the driver stops.
 * What others write to the topic meanwhile is not waited for. A driver that cannot go on, or does not for its progress deadline, is not waited for either: what
 * it has not stored stays in the topic.
 *
 * <p>A controller that starts anew begins its watch anew, and so waits for a later end; it never stops a driver too early.
 */
public final class DrainWatch {
    private Optional<Instant> quietSince = Optional.empty();
    private Optional<Map<String, Long>> target = Optional.empty();
    private long stored = -1;
    private Instant lastProgress = Instant.MIN;

    /** One more look. */
    public Drain look(PipelinePlan plan, LiveState live, Instant now) {
        if (isStopped(live)) {
            return new Drain.Over();
        }
        if (!live.producers().isEmpty()) {
            return new Drain.ProducersStop();
        }
        if (quietSince.isEmpty()) {
            quietSince = Optional.of(now);
            lastProgress = now;
        }
        if (cannotGoOn(live)) {
            return new Drain.Over();
        }
        return live.driverSays()
                .map(said -> heard(said, plan, now))
                .orElseGet(() -> isStuck(plan, now) ? new Drain.Over() : new Drain.CatchesUp(0));
    }

    private Drain heard(JsonNode said, PipelinePlan plan, Instant now) {
        if (target.isEmpty() && endsAreOfTheQuietTopic(said, now)) {
            target = Optional.of(StreamHealth.offsets(said, "end"));
        }
        Map<String, Long> storedNow = StreamHealth.offsets(said, "stored");
        long sum = storedNow.values().stream().mapToLong(Long::longValue).sum();
        if (sum > stored) {
            stored = sum;
            lastProgress = now;
        }
        long left = target.orElseGet(() -> StreamHealth.offsets(said, "end")).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - storedNow.getOrDefault(end.getKey(), 0L)))
                .sum();
        boolean drained = target.isPresent() && left == 0;
        return drained || isStuck(plan, now) ? new Drain.Over() : new Drain.CatchesUp(left);
    }

    /** The clocks of two machines are not compared: the driver tells the age of what it knows. */
    private boolean endsAreOfTheQuietTopic(JsonNode said, Instant now) {
        JsonNode age = said.path("endsAgeMillis");
        return age.isNumber() && now.minusMillis(age.asLong()).isAfter(quietSince.orElseThrow());
    }

    private boolean isStuck(PipelinePlan plan, Instant now) {
        return Duration.between(lastProgress, now).compareTo(plan.stream().progressDeadline()) > 0;
    }

    private static boolean isStopped(LiveState live) {
        return live.driverSet()
                .map(set -> Integer.valueOf(0).equals(set.getSpec().getReplicas()))
                .orElse(true);
    }

    private static boolean cannotGoOn(LiveState live) {
        return live.driversProblem().isPresent()
                || live.driver().flatMap(PodTrouble::of).isPresent();
    }
}
