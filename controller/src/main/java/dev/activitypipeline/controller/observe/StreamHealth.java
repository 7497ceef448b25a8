package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the stream job is, by the driver's pod, its executors' pods, and what the driver says of itself. */
public final class StreamHealth {
    private StreamHealth() {}

    /** @param before what the last status said, for a driver that says nothing any more */
    public static LimbHealth of(
            PipelinePlan plan, LiveState live, Drain drain, Optional<StreamStatus> before, Instant now) {
        if (!(drain instanceof Drain.NotAsked)) {
            return suspending(drain, live.driver(), before, now);
        }
        if (live.driver().isEmpty()) {
            return new LimbHealth.Progressing(Reason.DRIVER_CREATING, "the driver's pod is being created");
        }
        if (live.driver().get().getMetadata().getDeletionTimestamp() != null) {
            return new LimbHealth.Progressing(
                    Reason.DRIVER_REPLACING,
                    "the driver finishes its batch and stops, and another one is started in its place");
        }
        Optional<JsonNode> problem = live.driversProblem();
        if (problem.isPresent()) {
            return new LimbHealth.Broken(
                    Reason.told(problem.get().path("reason").asText(), Reason.STREAM_FAILED),
                    problem.get().path("message").asText());
        }
        // Executors before the driver's own state: without them it gets no further, and does not know why.
        Optional<PodTrouble> trouble = Stream.concat(live.driver().stream(), live.executors().stream())
                .flatMap(pod -> PodTrouble.of(pod).stream())
                .findFirst();
        if (trouble.isPresent()) {
            return new LimbHealth.Broken(trouble.get().reason(), trouble.get().message());
        }
        if (!live.driverStreams()) {
            return new LimbHealth.Progressing(
                    Reason.DRIVER_STARTING,
                    "the driver is starting"
                            + live.driverSays()
                                    .map(said -> " (" + said.path("state").asText() + ")")
                                    .orElse(""));
        }
        return running(plan, live.executors(), live.driverSays().orElseThrow(), now);
    }

    private static LimbHealth suspending(
            Drain drain, Optional<Pod> driver, Optional<StreamStatus> before, Instant now) {
        if (drain instanceof Drain.ProducersStop) {
            return new LimbHealth.Progressing(
                    Reason.PRODUCER_STOPPING, "suspending: the producers commit what they hold and stop");
        }
        if (drain instanceof Drain.CatchesUp catchesUp) {
            return new LimbHealth.Progressing(
                    Reason.STREAM_DRAINING,
                    "suspending: the driver stores the " + catchesUp.left()
                            + " offsets that the producers left in the topic, then stops");
        }
        if (driver.isPresent()) {
            return new LimbHealth.Progressing(
                    Reason.DRIVER_STOPPING, "suspending: the driver finishes its batch and stops");
        }
        long left = before.map(StreamStatus::lag).orElse(0L);
        return new LimbHealth.Suspended(
                Reason.STREAM_SUSPENDED,
                left == 0
                        ? "suspended; all that the topic held is stored"
                        : "suspended; " + left
                                + " offsets wait in the topic, and are read when suspend is false again"
                                + before.map(numbers -> UnreadData.warning(numbers, now, "let the stream go on"))
                                        .orElse(""));
    }

    private static LimbHealth running(PipelinePlan plan, List<Pod> executors, JsonNode report, Instant now) {
        int wanted = plan.stream().executors();
        int ready = ready(executors);
        if (ready < wanted) {
            return new LimbHealth.Progressing(
                    Reason.EXECUTORS_STARTING, ready + " of " + wanted + " executors are ready");
        }
        long lag = report.path("lag").asLong();
        String warning = UnreadData.warning(numbersOf(report), now, "give the stream more");
        Duration behind = behind(report, now);
        if (behind.compareTo(plan.stream().progressDeadline()) > 0) {
            return new LimbHealth.Broken(
                    Reason.NO_PROGRESS,
                    "no batch was committed for " + behind.toSeconds() + " s although " + lag
                            + " offsets wait; the driver's log says what it does" + warning);
        }
        return new LimbHealth.Healthy(
                Reason.RUNNING,
                "stores: " + report.path("stored").asLong() + " rows, " + lag + " offsets behind" + warning);
    }

    /** @param report what the driver says; without an answer the numbers of the last status stand in {@code before} */
    public static StreamStatus status(
            PipelinePlan plan,
            Optional<Pod> driver,
            List<Pod> executors,
            Optional<JsonNode> report,
            Optional<StreamStatus> before) {
        int restarts = driver.map(Pod::getStatus)
                .map(status -> status.getContainerStatuses())
                .filter(containers -> !containers.isEmpty())
                .map(containers -> containers.get(0))
                .map(ContainerStatus::getRestartCount)
                .orElse(0);
        String state =
                report.map(said -> said.path("state").asText()).orElse(driver.isEmpty() ? "Stopped" : "Starting");
        Optional<StreamStatus> told = report.filter(StreamHealth::knowsItsStore)
                .map(StreamHealth::numbersOf)
                .or(() -> before);
        return new StreamStatus(
                state,
                told.map(StreamStatus::batchId).orElse(null),
                told.map(StreamStatus::offsets).orElse(null),
                told.map(StreamStatus::lag).orElse(null),
                told.map(StreamStatus::stored).orElse(null),
                told.map(StreamStatus::rejected).orElse(null),
                told.map(StreamStatus::lastCommitTime).orElse(null),
                told.map(StreamStatus::unreadExpiresAt).orElse(null),
                ready(executors),
                plan.labels().selectorText(Component.EXECUTOR),
                restarts);
    }

    /** A driver that starts has not looked into its store yet, and says 0: that is no news. */
    private static boolean knowsItsStore(JsonNode said) {
        return said.path("batchId").asLong(-1) >= 0
                || said.path("state").asText().equals("Running");
    }

    private static StreamStatus numbersOf(JsonNode said) {
        long lag = said.path("lag").asLong();
        return new StreamStatus(
                null,
                said.path("batchId").asLong(),
                offsets(said, "stored"),
                lag,
                said.path("stored").asLong(),
                numbers(said.path("rejected")),
                said.path("lastCommitTime").textValue(),
                // The driver looks at the topic's times less often than at its end.
                lag == 0 ? null : said.path("unreadExpiresAt").textValue(),
                null,
                null,
                null);
    }

    private static Duration behind(JsonNode report, Instant now) {
        return report.path("behindSince").isTextual()
                ? Duration.between(Instant.parse(report.path("behindSince").asText()), now)
                : Duration.ZERO;
    }

    private static int ready(List<Pod> executors) {
        return (int) executors.stream()
                .filter(pod -> pod.getStatus() != null
                        && "Running".equals(pod.getStatus().getPhase()))
                .count();
    }

    /**
     * By partition, what a driver says of one side of its reading.
     *
     * @param which {@code stored} or {@code end}
     */
    static Map<String, Long> offsets(JsonNode said, String which) {
        Map<String, Long> offsets = new TreeMap<>();
        said.path("offsets")
                .properties()
                .forEach(partition -> offsets.put(
                        partition.getKey(), partition.getValue().path(which).asLong()));
        return offsets;
    }

    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }
}
