package dev.activitypipeline.controller.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.crd.CrdState.Current;
import dev.activitypipeline.controller.crd.CrdState.Newer;
import dev.activitypipeline.controller.crd.CrdState.Outdated;
import dev.activitypipeline.controller.crd.CrdState.Unseen;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upgrade of the chart leaves the CRD as it was: the controller notices, says what to run, and notices that it was run. */
@Needs(Program.API_SERVER)
class CrdWatchOnApiServerTest {
    private static TestApiServer server;
    private static KubernetesClient client;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private CrdWatch watch;

    @BeforeAll
    static void start() {
        server = new TestApiServer();
        client = server.client();
        await(() -> client.namespaces().withName("default").get() != null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void watch() {
        watch = new CrdWatch(client, ShippedCrd.load(), metrics);
        client.v1().events().inNamespace("default").delete();
    }

    @Test
    void isFoundOutdatedAndThenCleared() throws IOException {
        // Given
        install(crd -> {
            crd.getMetadata().setAnnotations(null);
            status(crd).getProperties().get("stream").getProperties().remove("restarts");
        });

        // When
        watch.look();
        watch.look();

        // Then
        assertThat(watch.state()).isEqualTo(new Outdated(List.of("status.stream.restarts")));
        assertThat(watch.state().isUsable()).isFalse();
        assertThat(watch.state().message())
                .contains("it lacks status.stream.restarts")
                .endsWith("Run: kubectl apply --server-side --force-conflicts -f "
                        + "helm/activity-pipeline/crds/activitypipelines.activity.dev.yaml");
        assertThat(gauge()).isEqualTo(1);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getReason()).isEqualTo("CrdOutdated");
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getNote()).contains("kubectl apply --server-side");
            assertThat(event.getRegarding().getName()).isEqualTo(ShippedCrd.NAME);
        });

        // When
        install(crd -> {});
        watch.look();

        // Then
        assertThat(watch.state()).isInstanceOf(Current.class);
        assertThat(gauge()).isZero();
        assertThat(events()).hasSize(1);
    }

    @Test
    void oneThatLacksNothingThatIsWrittenIsWorkedWith() throws IOException {
        // Given
        install(crd -> {
            crd.getMetadata().getAnnotations().put(ShippedCrd.HASH, "older");
            root(crd).getProperties().get("spec").getProperties().remove("validation");
        });

        // When
        watch.look();

        // Then
        assertThat(watch.state()).isEqualTo(new Outdated(List.of()));
        assertThat(watch.state().isUsable()).isTrue();
    }

    @Test
    void aNewerOneIsNotCalledOutdated() throws IOException {
        // Given
        install(crd -> {
            crd.getMetadata().getAnnotations().put(ShippedCrd.HASH, "newer");
            status(crd)
                    .getProperties()
                    .put(
                            "later",
                            new JSONSchemaPropsBuilder().withType("string").build());
        });

        // When
        watch.look();

        // Then
        assertThat(watch.state()).isInstanceOf(Newer.class);
        assertThat(gauge()).isZero();
        assertThat(events()).isEmpty();
    }

    @Test
    void oneThatIsNotThereIsAskedFor() {
        // Given
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(ShippedCrd.NAME)
                .delete();
        await(() -> client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(ShippedCrd.NAME)
                        .get()
                == null);

        // When
        watch.look();

        // Then
        assertThat(watch.state()).isInstanceOf(Unseen.class);
        assertThat(watch.state().message()).contains("not installed").contains("kubectl apply");
    }

    private void install(Consumer<CustomResourceDefinition> change) throws IOException {
        CustomResourceDefinition crd =
                Serialization.unmarshal(Files.readString(TestApiServer.PIPELINE_KIND), CustomResourceDefinition.class);
        change.accept(crd);
        client.resource(crd).createOr(there -> there.update());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    private static JSONSchemaProps status(CustomResourceDefinition crd) {
        return root(crd).getProperties().get("status");
    }

    private static JSONSchemaProps root(CustomResourceDefinition crd) {
        return crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    }

    private double gauge() {
        return metrics.get("activitypipeline.crd.outdated").gauge().value();
    }

    private List<Event> events() {
        return client.events().v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> "CrdOutdated".equals(event.getReason()))
                .toList();
    }
}
