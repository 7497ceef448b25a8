package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import dev.activitypipeline.controller.observe.Drain;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.proof.ProofOutcome;
import dev.activitypipeline.controller.proof.ProofRequest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/** Answers what the annotation {@value ProofRequest#ANNOTATION} asks for, one Job for each request, and takes the Jobs of earlier ones away. */
final class Proofs {
    private final DesiredObjects desired;

    Proofs(DesiredObjects desired) {
        this.desired = desired;
    }

    /** The proof that is asked for, if one is; begins it once nothing moves. */
    Optional<ProofStatus> answer(
            ActivityPipeline pipeline, PipelinePlan plan, LiveState live, Drain drain, Children children) {
        Optional<ProofRequest> asked = ProofRequest.of(pipeline);
        live.proofs().stream()
                .filter(job -> asked.filter(request ->
                                request.job().equals(job.getMetadata().getName()))
                        .isEmpty())
                .forEach(children::remove);
        return asked.map(request -> {
            boolean standsStill = drain instanceof Drain.Over && live.driver().isEmpty();
            Optional<Job> job = live.proofs().stream()
                    .filter(found -> found.getMetadata().getName().equals(request.job()))
                    .findFirst();
            if (job.isEmpty() && standsStill) {
                children.create(desired.proof(plan, request));
            } else if (job.isPresent() && !plan.suspended() && !ProofOutcome.isOver(job.get())) {
                // What moves under it would look like a loss.
                children.remove(job.get());
            }
            return ProofOutcome.of(request, standsStill, job, pods(live, request), before(pipeline));
        });
    }

    private static List<Pod> pods(LiveState live, ProofRequest request) {
        return live.proofPods().stream()
                .filter(pod ->
                        request.job().equals(pod.getMetadata().getLabels().get("batch.kubernetes.io/job-name")))
                .toList();
    }

    private static Optional<ProofStatus> before(ActivityPipeline pipeline) {
        return Optional.ofNullable(pipeline.getStatus()).map(ActivityPipelineStatus::proof);
    }
}
