package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes itself says of the objects, in a namespace that enforces {@code restricted}. Everything is a dry run. */
@Needs(Program.API_SERVER)
class ManifestsOnApiServerTest {
    private static final int RANDOM_PLANS = 100;

    private static TestApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws IOException {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.TOPIC_KIND, TestApiServer.POD_MONITOR_KIND);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("demo")
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        // Pods are let in only with an account that is there.
        ManifestCase.all().forEach(given -> given.objects(ServiceAccount.class)
                .forEach(account -> client.resource(account).serverSideApply()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                                .inNamespace("demo")
                                .list()
                                .getItems()
                                .isEmpty()
                        && client.resources(PodMonitor.class)
                                .inNamespace("demo")
                                .list()
                                .getItems()
                                .isEmpty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everyObjectIsTakenFieldByField(ManifestCase given) {
        for (HasMetadata object : given.objects()) {
            // When
            HasMetadata taken = client.resource(object)
                    .dryRun()
                    .fieldValidation(Validation.STRICT)
                    .serverSideApply();

            // Then
            assertThat(taken.getMetadata().getUid()).isNotEmpty();
        }
    }

    /** References are compared as a whole: one that the server completed would look like drift at every look. */
    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void theServerAddsNothingToAnEnvironment(ManifestCase given) {
        for (StatefulSet set : given.objects(StatefulSet.class)) {
            // When
            StatefulSet taken = client.resource(set).dryRun().serverSideApply();

            // Then
            assertThat(container(taken).getEnv()).isEqualTo(container(set).getEnv());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.limb.ManifestCase#all")
    void everyPodIsLetIn(ManifestCase given) {
        for (Pod template : PodsOf.everything(given)) {
            // When
            Pod taken = client.resource(pod(template)).dryRun().create();

            // Then
            assertThat(taken.getSpec().getContainers()).hasSize(1);
        }
    }

    @Test
    void whateverIsPlannedIsTaken() {
        RandomPlans.of(20_240_104).limit(RANDOM_PLANS).forEach(plan -> {
            for (HasMetadata object : ManifestCase.objects(plan)) {
                assertThat(client.resource(object)
                                .dryRun()
                                .fieldValidation(Validation.STRICT)
                                .serverSideApply())
                        .as(object.getKind() + " of " + plan)
                        .isNotNull();
            }
        });
    }

    @Test
    void aPodThatMayEscalateIsNotLetIn() {
        // Given
        Pod pod = pod(PodsOf.everything(ManifestCase.of("minimal")).get(0));
        pod.getSpec().getContainers().get(0).getSecurityContext().setAllowPrivilegeEscalation(true);

        // When
        ThrowingCallable create = () -> client.resource(pod).dryRun().create();

        // Then
        assertThatThrownBy(create)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted");
    }

    private static Container container(StatefulSet set) {
        return set.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    /** As a StatefulSet's controller, or Spark, would complete it. */
    private static Pod pod(Pod template) {
        PodBuilder pod = new PodBuilder(template)
                .editMetadata()
                .withNamespace("demo")
                .withName("a-pod")
                .endMetadata();
        Container container = template.getSpec().getContainers().get(0);
        return container.getImage() != null
                ? pod.build()
                : pod.editSpec()
                        .editFirstContainer()
                        .withImage("executor")
                        .endContainer()
                        .endSpec()
                        .build();
    }
}
