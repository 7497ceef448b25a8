package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ProofStatus;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import dev.activitypipeline.controller.observe.Diagnosis;
import dev.activitypipeline.controller.observe.Drain;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.observe.Logins;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.schema.SpecViolation;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Observation;
import dev.activitypipeline.controller.status.Reason;
import dev.activitypipeline.controller.status.StatusReport;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Keeps everything that an ActivityPipeline stands for running, and says how it is: plan, apply, observe, classify, report. */
@ControllerConfiguration(name = "activitypipeline", finalizerName = "activity.dev/pipeline")
public final class ActivityPipelineReconciler implements Reconciler<ActivityPipeline>, Cleaner<ActivityPipeline> {
    private final PipelineEventSources sources;
    private final DesiredObjects desired;
    private final Teardown teardown;
    private final Plans plans = new Plans();
    private final Drains drains = new Drains();
    private final TopicWatches topics = new TopicWatches();
    private final Agreements agreements = new Agreements();
    private final News news = new News();
    private final Proofs proofs;
    private final PipelineMetrics metrics;
    private final Clock clock;

    public ActivityPipelineReconciler(
            PipelineEventSources sources, DesiredObjects desired, PipelineMetrics metrics, Clock clock) {
        this.sources = sources;
        this.desired = desired;
        this.metrics = metrics;
        this.proofs = new Proofs(desired);
        this.teardown = new Teardown(sources, drains, clock);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ActivityPipeline>> prepareEventSources(EventSourceContext<ActivityPipeline> context) {
        metrics.tellOf(() -> context.getPrimaryCache().list());
        return sources.prepare(context);
    }

    @Override
    public UpdateControl<ActivityPipeline> reconcile(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        Instant now = clock.instant();
        Planning planning = plans.of(pipeline);
        if (planning instanceof Planning.Rejected rejected) {
            return report(
                    pipeline,
                    context,
                    StatusReport.rejected(pipeline, Reason.INVALID_SPEC, rejected.violations(), now),
                    NextLook.STEADY);
        }
        PipelinePlan plan =
                new DataIdentity(context.getClient(), sources.cached()).of(((Planning.Planned) planning).plan());
        Optional<ActivityPipeline> older = PipelineIndex.olderOfSameTopic(context.getPrimaryCache(), pipeline);
        if (older.isPresent()) {
            return conflict(pipeline, context, "spec.topic.name", managedBy(plan, older.get()), now);
        }
        Logins logins = new CredentialReader(context.getClient()).of(plan);
        LiveState live = sources.observer().look(plan, context);
        Drain drain = drains.look(plan, live, now);
        Children children = new Children(context, plan, sources.cached());
        Wish wish = Wish.of(plan, drain, logins);
        try {
            children.fulfil(wish, desired, agreements.on(wish));
        } catch (NameConflict conflict) {
            return conflict(pipeline, context, "metadata.name", conflict.getMessage(), now);
        }
        Optional<ProofStatus> proof = proofs.answer(pipeline, plan, live, drain, children);
        LimbHealth topic = desired.topicKindMissing().orElseGet(() -> topics.look(pipeline, plan, live, now));
        Observation seen = Diagnosis.of(pipeline, plan, live, drain, logins, topic, proof, now);
        ActivityPipelineStatus status = StatusReport.of(pipeline, seen, now);
        Duration quiet = news.quiet(wish.uid(), Objects.hash(status, live.versions()), now);
        return report(pipeline, context, status, NextLook.after(status, quiet));
    }

    @Override
    public DeleteControl cleanup(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        DeleteControl next = teardown.step(pipeline, context);
        if (next.isRemoveFinalizer()) {
            forget(pipeline.getMetadata().getUid());
        }
        return next;
    }

    private void forget(String uid) {
        plans.forget(uid);
        drains.forget(uid);
        topics.forget(uid);
        agreements.forget(uid);
        news.forget(uid);
    }

    private UpdateControl<ActivityPipeline> conflict(
            ActivityPipeline pipeline, Context<ActivityPipeline> context, String field, String rule, Instant now) {
        List<SpecViolation> violations = List.of(new SpecViolation(field, rule));
        return report(
                pipeline,
                context,
                StatusReport.rejected(pipeline, Reason.RESOURCE_CONFLICT, violations, now),
                NextLook.STEADY);
    }

    private static String managedBy(PipelinePlan plan, ActivityPipeline older) {
        return "topic \"" + plan.topic().name() + "\" is managed by "
                + older.getMetadata().getNamespace() + "/" + older.getMetadata().getName() + " since "
                + older.getMetadata().getCreationTimestamp()
                + "; name another topic, or delete one of the two pipelines";
    }

    private UpdateControl<ActivityPipeline> report(
            ActivityPipeline pipeline,
            Context<ActivityPipeline> context,
            ActivityPipelineStatus status,
            Duration next) {
        if (Objects.equals(status, pipeline.getStatus())) {
            return UpdateControl.<ActivityPipeline>noUpdate().rescheduleAfter(next);
        }
        Events.ofTransition(context.getClient(), pipeline, status);
        ActivityPipeline patch = new ActivityPipeline();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(pipeline.getMetadata().getName())
                .withNamespace(pipeline.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return UpdateControl.patchStatus(patch).rescheduleAfter(next);
    }
}
