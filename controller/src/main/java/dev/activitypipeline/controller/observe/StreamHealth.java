package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.StreamStatus;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.LimbHealth;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the stream job is, by the driver's pod, its executors' pods, and what the driver says of itself. */
public final class StreamHealth {
    private StreamHealth() {}

    /**
     * @param driver the driver's pod; empty if there is none
     * @param report what the driver says, if it answers
     */
    public static LimbHealth of(
            PipelinePlan plan, Optional<Pod> driver, List<Pod> executors, Optional<JsonNode> report, Instant now) {
        if (plan.suspended()) {
            return driver.isEmpty()
                    ? new LimbHealth.Suspended(
                            "StreamSuspended", "suspended; what was read is stored, and the driver is gone")
                    : new LimbHealth.Progressing("StreamDraining", "the driver finishes its batch and stops");
        }
        if (driver.isEmpty()) {
            return new LimbHealth.Progressing("DriverCreating", "the driver's pod is being created");
        }
        Optional<JsonNode> problem = report.map(said -> said.path("problem")).filter(JsonNode::isObject);
        if (problem.isPresent()) {
            return new LimbHealth.Broken(
                    problem.get().path("reason").asText(),
                    problem.get().path("message").asText());
        }
        Optional<PodTrouble> trouble = PodTrouble.of(driver.get());
        if (trouble.isPresent()) {
            return new LimbHealth.Broken(trouble.get().reason(), trouble.get().message());
        }
        if (report.isEmpty() || !report.get().path("state").asText().equals("Running")) {
            return new LimbHealth.Progressing(
                    "DriverStarting",
                    "the driver is starting"
                            + report.map(said -> " (" + said.path("state").asText() + ")")
                                    .orElse(""));
        }
        return running(plan, executors, report.get(), now);
    }

    private static LimbHealth running(PipelinePlan plan, List<Pod> executors, JsonNode report, Instant now) {
        int wanted = plan.stream().executors();
        int ready = ready(executors);
        if (ready < wanted) {
            Optional<PodTrouble> trouble = executors.stream()
                    .flatMap(pod -> PodTrouble.of(pod).stream())
                    .findFirst();
            return trouble.<LimbHealth>map(found -> new LimbHealth.Broken(found.reason(), found.message()))
                    .orElseGet(() -> new LimbHealth.Progressing(
                            "ExecutorsStarting", ready + " of " + wanted + " executors are ready"));
        }
        long lag = report.path("lag").asLong();
        Duration behind = behind(report, now);
        if (behind.compareTo(plan.stream().progressDeadline()) > 0) {
            return new LimbHealth.Broken(
                    "Stalled",
                    "no batch was committed for " + behind.toSeconds() + " s although " + lag
                            + " offsets wait; the driver's log says what it does");
        }
        return new LimbHealth.Healthy(
                "Running", "stores: " + report.path("stored").asLong() + " rows, " + lag + " offsets behind");
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
        if (report.isEmpty()) {
            return before.map(last -> new StreamStatus(
                            driver.isEmpty() ? "Stopped" : "Starting",
                            last.batchId(),
                            last.offsets(),
                            last.lag(),
                            last.stored(),
                            last.rejected(),
                            last.lastCommitTime(),
                            ready(executors),
                            plan.labels().selectorText(Component.EXECUTOR),
                            restarts))
                    .orElseGet(() -> new StreamStatus(
                            driver.isEmpty() ? "Stopped" : "Starting",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            ready(executors),
                            plan.labels().selectorText(Component.EXECUTOR),
                            restarts));
        }
        JsonNode said = report.get();
        return new StreamStatus(
                said.path("state").asText(),
                said.path("batchId").asLong(),
                offsets(said.path("offsets")),
                said.path("lag").asLong(),
                said.path("stored").asLong(),
                numbers(said.path("rejected")),
                said.path("lastCommitTime").isTextual()
                        ? said.path("lastCommitTime").asText()
                        : null,
                ready(executors),
                plan.labels().selectorText(Component.EXECUTOR),
                restarts);
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

    private static Map<String, Long> offsets(JsonNode partitions) {
        Map<String, Long> offsets = new TreeMap<>();
        partitions
                .properties()
                .forEach(entry -> offsets.put(
                        entry.getKey(), entry.getValue().path("stored").asLong()));
        return offsets;
    }

    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }
}
