package dev.activitypipeline.controller.proof;

import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import dev.activitypipeline.controller.observe.PodTrouble;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import java.util.Optional;

/** How far a proof is, by its Job and its pod. */
public final class ProofOutcome {
    private ProofOutcome() {}

    /**
     * What the status says of it.
     *
     * @param standsStill whether the pipeline is suspended and drained: topic and store can only be compared while nothing moves
     * @param pods of the Job
     * @param before what the last status said of this request, for a Job whose pod is gone
     */
    public static ProofStatus of(
            ProofRequest request,
            boolean standsStill,
            Optional<Job> job,
            List<Pod> pods,
            Optional<ProofStatus> before) {
        Optional<ContainerStateTerminated> end =
                pods.stream().flatMap(pod -> end(pod).stream()).findFirst();
        if (end.isPresent()) {
            return ended(request, end.get());
        }
        if (job.filter(ProofOutcome::isOver).isPresent()) {
            return before.filter(said -> said.asked().equals(request.value()) && said.finishedAt() != null)
                    .orElseGet(() -> new ProofStatus(
                            request.value(),
                            "Failed",
                            "the proof's pod is gone, and its answer with it; ask again",
                            null));
        }
        if (job.isEmpty() && !standsStill) {
            return new ProofStatus(
                    request.value(),
                    "Waiting",
                    "topic and store are compared while nothing moves: set spec.suspend to true",
                    null);
        }
        Optional<PodTrouble> trouble =
                pods.stream().flatMap(pod -> PodTrouble.of(pod).stream()).findFirst();
        return new ProofStatus(
                request.value(),
                "Running",
                trouble.map(PodTrouble::message).orElse("compares the topic with the store"),
                null);
    }

    private static ProofStatus ended(ProofRequest request, ContainerStateTerminated end) {
        String said =
                end.getMessage() == null ? "it said nothing" : end.getMessage().strip();
        String state =
                switch (end.getExitCode()) {
                    case ProofJob.PROVED -> "Proved";
                    case ProofJob.REFUTED -> "Refuted";
                    default -> "Failed";
                };
        return new ProofStatus(request.value(), state, said, end.getFinishedAt());
    }

    /** Whether the Job has come to an end, whatever it was. */
    public static boolean isOver(Job job) {
        JobStatus status = job.getStatus();
        return status != null
                && status.getConditions().stream()
                        .anyMatch(condition -> List.of("Failed", "Complete").contains(condition.getType())
                                && "True".equals(condition.getStatus()));
    }

    private static Optional<ContainerStateTerminated> end(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).flatMap(status -> status.getContainerStatuses().stream()
                .map(ContainerStatus::getState)
                .filter(state -> state != null && state.getTerminated() != null)
                .map(state -> state.getTerminated())
                .findFirst());
    }
}
