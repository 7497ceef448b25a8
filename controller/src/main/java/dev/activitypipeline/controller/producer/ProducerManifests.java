package dev.activitypipeline.controller.producer;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;

/** All objects of the producers. */
public final class ProducerManifests {
    private ProducerManifests() {}

    /** The objects, each after those that it needs. */
    public static List<HasMetadata> of(PipelinePlan plan, Images images, Circumstances seen) {
        KafkaAccess kafka = KafkaAccess.of(plan.kafka());
        List<HasMetadata> objects = new ArrayList<>();
        objects.add(account(plan));
        objects.add(config(plan, kafka));
        if (plan.producer().source() instanceof ProducerSource.Http http) {
            objects.add(service(plan, http.port()));
        }
        if (plan.producer().replicas() > 1) {
            objects.add(budget(plan));
        }
        objects.add(ProducerSet.of(plan, images.producerOf(plan), kafka, kafka.readAtStart(seen.credentials())));
        return objects;
    }

    /** Without a token: producers have nothing to ask the API server. */
    private static ServiceAccount account(PipelinePlan plan) {
        return new ServiceAccountBuilder()
                .withMetadata(metadata(plan))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    private static ConfigMap config(PipelinePlan plan, KafkaAccess kafka) {
        return new ConfigMapBuilder()
                .withMetadata(metadata(plan))
                .addToData(KafkaAccess.FILE, kafka.fileContent())
                .build();
    }

    /** Where devices post their events. */
    private static Service service(PipelinePlan plan, int port) {
        return new ServiceBuilder()
                .withMetadata(metadata(plan))
                .withNewSpec()
                .withSelector(plan.labels().selector(Component.PRODUCER))
                .addNewPort()
                .withName(ProducerSet.HTTP)
                .withPort(port)
                .withTargetPort(new IntOrString(ProducerSet.HTTP))
                .endPort()
                .endSpec()
                .build();
    }

    /** One at a time. A producer that is not ready sends nothing, and holds up no drain of its node. */
    private static PodDisruptionBudget budget(PipelinePlan plan) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata(plan))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(plan.labels().selector(Component.PRODUCER))
                .endSelector()
                .endSpec()
                .build();
    }

    private static ObjectMeta metadata(PipelinePlan plan) {
        return LimbMetadata.owned(plan, Component.PRODUCER, plan.names().producer());
    }
}
