package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.schema.SpecViolation;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Observation;
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
    private static final Duration NEXT_LOOK = Duration.ofSeconds(10);
    /** While something is on its way a person may be watching. */
    private static final Duration NEXT_LOOK_AT_A_START = Duration.ofSeconds(2);

    private final PipelineEventSources sources;
    private final DesiredObjects desired;
    private final Teardown teardown;
    private final PipelineMetrics metrics;
    private final Clock clock;

    public ActivityPipelineReconciler(
            PipelineEventSources sources, DesiredObjects desired, PipelineMetrics metrics, Clock clock) {
        this.sources = sources;
        this.desired = desired;
        this.metrics = metrics;
        this.teardown = new Teardown(sources, clock);
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, ActivityPipeline>> prepareEventSources(EventSourceContext<ActivityPipeline> context) {
        return sources.prepare(context);
    }

    @Override
    public UpdateControl<ActivityPipeline> reconcile(ActivityPipeline pipeline, Context<ActivityPipeline> context)
            throws InterruptedException {
        Instant now = clock.instant();
        Planning planning = PipelinePlanner.plan(pipeline);
        if (planning instanceof Planning.Rejected rejected) {
            return report(pipeline, context, StatusReport.rejected(pipeline, rejected.violations(), now));
        }
        PipelinePlan plan = ((Planning.Planned) planning).plan();
        Optional<LimbHealth> topicKindMissing = desired.topicKindMissing();
        try {
            Children children = new Children(context, plan, sources.cached());
            for (var object : desired.of(plan)) {
                children.apply(object);
            }
            for (var object : desired.noLonger(plan)) {
                children.remove(object);
            }
        } catch (NameConflict conflict) {
            SpecViolation violation = new SpecViolation("metadata.name", conflict.getMessage());
            return report(pipeline, context, StatusReport.rejected(pipeline, List.of(violation), now));
        }
        Observation seen = sources.observer().look(pipeline, plan, context, topicKindMissing, now);
        return report(pipeline, context, StatusReport.of(pipeline, seen, now));
    }

    @Override
    public DeleteControl cleanup(ActivityPipeline pipeline, Context<ActivityPipeline> context) {
        metrics.gone(
                pipeline.getMetadata().getNamespace(), pipeline.getMetadata().getName());
        return teardown.step(pipeline, context);
    }

    private UpdateControl<ActivityPipeline> report(
            ActivityPipeline pipeline, Context<ActivityPipeline> context, ActivityPipelineStatus status) {
        metrics.reported(
                pipeline.getMetadata().getNamespace(), pipeline.getMetadata().getName(), status);
        Duration next = status.phase().equals("Pending") ? NEXT_LOOK_AT_A_START : NEXT_LOOK;
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
