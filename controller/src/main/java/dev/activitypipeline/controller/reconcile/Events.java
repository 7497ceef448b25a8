package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineStatus;
import dev.activitypipeline.controller.api.v1alpha1.ConditionStatus;
import dev.activitypipeline.controller.status.ConditionType;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kubernetes events: one for each transition of Ready or of its reason, and none for a repetition. */
public final class Events {
    /** Where Kubernetes wants events about what has no namespace. */
    private static final String NAMESPACE_OF_THE_CLUSTER = "default";

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NOTE = 1_000;

    private Events() {}

    static void ofTransition(KubernetesClient client, ActivityPipeline pipeline, ActivityPipelineStatus after) {
        Optional<ConditionStatus> now = ready(after);
        Optional<ConditionStatus> before = ready(pipeline.getStatus());
        boolean same = Objects.equals(now.map(ConditionStatus::reason), before.map(ConditionStatus::reason))
                && Objects.equals(now.map(ConditionStatus::status), before.map(ConditionStatus::status));
        if (now.isPresent() && !same) {
            boolean bad = List.of("Degraded", "Rejected").contains(after.phase());
            write(client, pipeline, bad ? "Warning" : "Normal", now.get().reason(), after.message());
        }
    }

    /** @param type {@code Normal} or {@code Warning} */
    public static void publish(
            KubernetesClient client, HasMetadata regarding, String type, Reason reason, String note) {
        write(client, regarding, type, reason.word(), note);
    }

    private static void write(KubernetesClient client, HasMetadata regarding, String type, String reason, String note) {
        String namespace = Objects.requireNonNullElse(regarding.getMetadata().getNamespace(), NAMESPACE_OF_THE_CLUSTER);
        try {
            client.events()
                    .v1()
                    .events()
                    .inNamespace(namespace)
                    .resource(new EventBuilder()
                            .withNewMetadata()
                            .withGenerateName(regarding.getMetadata().getName() + "-")
                            .withNamespace(namespace)
                            .endMetadata()
                            .withEventTime(new MicroTime(MICROS.format(Instant.now())))
                            .withReportingController("activitypipeline.activity.dev/controller")
                            .withReportingInstance(System.getProperty("user.name", "controller"))
                            .withAction("Reconcile")
                            .withType(type)
                            .withReason(reason)
                            .withNote(note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE))
                            .withNewRegarding()
                            .withApiVersion(regarding.getApiVersion())
                            .withKind(regarding.getKind())
                            .withName(regarding.getMetadata().getName())
                            .withNamespace(regarding.getMetadata().getNamespace())
                            .withUid(regarding.getMetadata().getUid())
                            .endRegarding()
                            .build())
                    .create();
        } catch (KubernetesClientException notTold) {
            LOG.warn("cannot write the event {}: {}", reason, notTold.getMessage());
        }
    }

    private static Optional<ConditionStatus> ready(ActivityPipelineStatus status) {
        return Optional.ofNullable(status)
                .map(ActivityPipelineStatus::conditions)
                .flatMap(conditions -> conditions.stream()
                        .filter(condition -> condition.type().equals(ConditionType.READY.word()))
                        .findFirst());
    }
}
