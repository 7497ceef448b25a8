package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.bigquery.FollowerManifests;
import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.monitor.PodMonitorManifest;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.producer.ProducerManifests;
import dev.activitypipeline.controller.proof.ProofJob;
import dev.activitypipeline.controller.proof.ProofRequest;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Reason;
import dev.activitypipeline.controller.store.StoreClaimManifest;
import dev.activitypipeline.controller.streamjob.StreamJobManifests;
import dev.activitypipeline.controller.topic.KafkaTopicManifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of a pipeline, in the order in which data flows through them. */
public final class DesiredObjects {
    private final Images images;
    private final Optional<GroupVersionKind> topicKind;
    private final Optional<Map<String, String>> podMonitorLabels;

    /**
     * @param topicKind the KafkaTopic that the cluster serves; empty where it serves none
     * @param podMonitorLabels further labels of PodMonitors; empty where there are to be none
     */
    public DesiredObjects(
            Images images, Optional<GroupVersionKind> topicKind, Optional<Map<String, String>> podMonitorLabels) {
        this.images = images;
        this.topicKind = topicKind;
        this.podMonitorLabels = podMonitorLabels;
    }

    /** All that is to be there. */
    List<HasMetadata> wanted(Wish wish) {
        List<HasMetadata> objects = new ArrayList<>(data(wish.plan()));
        if (!wish.leavesProcessesAlone()) {
            objects.addAll(processes(wish.plan(), wish.ofProcesses()));
        }
        if (!wish.leavesFollowerAlone()) {
            objects.addAll(FollowerManifests.of(wish.plan(), images, wish.ofFollower()));
        }
        return objects;
    }

    /**
     * Objects that another spec of this pipeline may have asked for, and this one does not.
     *
     * @param wanted all that is to be there by the same wish
     */
    List<HasMetadata> unwanted(Wish wish, List<HasMetadata> wanted) {
        List<HasMetadata> optional = new ArrayList<>();
        if (!wish.leavesProcessesAlone()) {
            optional.addAll(optionalOfProcesses(wish.plan()));
        }
        if (!wish.leavesFollowerAlone()) {
            optional.addAll(optionalOfFollower(wish.plan()));
        }
        return optional.stream()
                .filter(object -> wanted.stream().noneMatch(other -> isSame(other, object)))
                .toList();
    }

    private List<HasMetadata> data(PipelinePlan plan) {
        List<HasMetadata> objects = new ArrayList<>();
        topicKind.ifPresent(kind -> objects.add(KafkaTopicManifest.of(plan, kind.apiVersion())));
        objects.add(StoreClaimManifest.of(plan));
        return objects;
    }

    private List<HasMetadata> processes(PipelinePlan plan, Circumstances seen) {
        List<HasMetadata> objects = new ArrayList<>(StreamJobManifests.of(plan, images, seen));
        objects.addAll(ProducerManifests.of(plan, images, seen));
        podMonitorLabels.ifPresent(labels -> objects.add(PodMonitorManifest.of(plan, labels)));
        return objects;
    }

    /** What compares the one with the other. */
    Job proof(PipelinePlan plan, ProofRequest request) {
        return ProofJob.of(plan, images, request);
    }

    private static List<HasMetadata> optionalOfProcesses(PipelinePlan plan) {
        return List.of(
                with(new Role(), plan, plan.names().account()),
                with(new RoleBinding(), plan, plan.names().account()),
                with(new Service(), plan, plan.names().producer()),
                with(new PodDisruptionBudget(), plan, plan.names().producer()),
                with(new PodMonitor(), plan, plan.names().monitor()));
    }

    private static List<HasMetadata> optionalOfFollower(PipelinePlan plan) {
        return List.of(
                with(new StatefulSet(), plan, plan.names().bigQuery()),
                with(new ServiceAccount(), plan, plan.names().bigQuery()));
    }

    /** Why there is no topic to wait for, where the kind is not installed. */
    Optional<LimbHealth> topicKindMissing() {
        return topicKind.isPresent()
                ? Optional.empty()
                : Optional.of(
                        new LimbHealth.Broken(
                                Reason.KAFKA_TOPIC_KIND_MISSING,
                                "the cluster does not know the kind KafkaTopic (kafka.strimzi.io): install the chart's CRDs, or Strimzi, and restart the controller"));
    }

    private static boolean isSame(HasMetadata one, HasMetadata other) {
        return one.getClass().equals(other.getClass())
                && one.getMetadata().getName().equals(other.getMetadata().getName());
    }

    private static <R extends HasMetadata> R with(R object, PipelinePlan plan, String name) {
        ObjectMeta metadata = new ObjectMetaBuilder()
                .withNamespace(plan.namespace().orElseThrow())
                .withName(name)
                .build();
        object.setMetadata(metadata);
        return object;
    }
}
