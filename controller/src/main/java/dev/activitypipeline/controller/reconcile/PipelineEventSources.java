package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.plan.PipelineLabels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One informer for each kind of object that a pipeline consists of, for objects with our labels only. An object belongs to the pipeline that its label
 * names: also one that has no owner, because it is to stay.
 */
public final class PipelineEventSources {
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(
            StatefulSet.class,
            Service.class,
            ConfigMap.class,
            ServiceAccount.class,
            Role.class,
            RoleBinding.class,
            PersistentVolumeClaim.class,
            PodDisruptionBudget.class,
            Job.class,
            Pod.class);

    private final Optional<GroupVersionKind> topicKind;
    private final boolean podMonitors;
    private final Map<Class<? extends HasMetadata>, InformerEventSource<? extends HasMetadata, ActivityPipeline>>
            informers = new LinkedHashMap<>();
    private final CachedObjects cached = new CachedObjects(informers);
    private final PipelineObserver observer = new PipelineObserver(cached);

    /**
     * @param topicKind the KafkaTopic that the cluster serves; empty where it serves none
     * @param podMonitors whether the cluster serves PodMonitors
     */
    public PipelineEventSources(Optional<GroupVersionKind> topicKind, boolean podMonitors) {
        this.topicKind = topicKind;
        this.podMonitors = podMonitors;
    }

    CachedObjects cached() {
        return cached;
    }

    PipelineObserver observer() {
        return observer;
    }

    List<EventSource<?, ActivityPipeline>> prepare(EventSourceContext<ActivityPipeline> context) {
        PipelineIndex.prepare(context.getPrimaryCache());
        KINDS.forEach(kind -> informers.put(kind, informer(kind, context)));
        if (podMonitors) {
            informers.put(PodMonitor.class, informer(PodMonitor.class, context));
        }
        topicKind.ifPresent(kind -> informers.put(
                GenericKubernetesResource.class,
                new InformerEventSource<>(
                        InformerEventSourceConfiguration.from(kind, ActivityPipeline.class)
                                .withLabelSelector(PipelineLabels.ALL)
                                .withSecondaryToPrimaryMapper(ofPipeline(context))
                                .build(),
                        context)));
        return new ArrayList<>(informers.values());
    }

    private static <R extends HasMetadata> InformerEventSource<R, ActivityPipeline> informer(
            Class<R> kind, EventSourceContext<ActivityPipeline> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(kind, ActivityPipeline.class)
                        .withLabelSelector(PipelineLabels.ALL)
                        .withSecondaryToPrimaryMapper(ofPipeline(context))
                        .build(),
                context);
    }

    /** The label holds a name that may be shortened: it is compared with those of the pipelines that there are. */
    private static <R extends HasMetadata> SecondaryToPrimaryMapper<R> ofPipeline(
            EventSourceContext<ActivityPipeline> context) {
        return object -> ofPipeline(object, context);
    }

    private static Set<ResourceID> ofPipeline(HasMetadata object, EventSourceContext<ActivityPipeline> context) {
        String namespace = object.getMetadata().getNamespace();
        return PipelineLabels.instanceOf(object.getMetadata().getLabels())
                .map(instance -> PipelineIndex.ofInstance(context.getPrimaryCache(), namespace, instance))
                .orElse(Set.of());
    }
}
