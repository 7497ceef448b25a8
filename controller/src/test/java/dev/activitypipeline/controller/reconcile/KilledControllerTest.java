package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import dev.activitypipeline.controller.TestApiServer;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A controller that is killed between any two of its writes, and the next one that goes on from there. */
@Needs(Program.API_SERVER)
class KilledControllerTest {
    private static final int NEVER = Integer.MAX_VALUE;
    private static TestApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = new TestApiServer();
        client = server.client();
        server.define(TestApiServer.PIPELINE_KIND, TestApiServer.TOPIC_KIND);
        await(() -> KafkaTopicKind.discover(client).isPresent());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theNextOneEndsWhatItHasBegun() throws IOException {
        // Given
        String undisturbed = server.makeNamespace("undisturbed");
        create(undisturbed);
        run(undisturbed, NEVER, controller -> await(() -> isReported(undisturbed)));
        List<String> whole = objects(undisturbed);
        assertThat(whole).hasSizeGreaterThan(8);

        int writes = 0;
        for (boolean killed = true; killed; writes++) {
            // When
            String namespace = server.makeNamespace("killed-" + writes);
            create(namespace);
            killed = isKilled(namespace, writes, () -> isReported(namespace));

            // Then
            run(
                    namespace,
                    NEVER,
                    successor -> await(
                            () -> isReported(namespace) && objects(namespace).equals(whole)));
            assertThat(pipeline(namespace).getStatus().message())
                    .as("after %d writes", writes)
                    .isEqualTo("waits for a topic operator to bring topic user-activity about");
        }
        assertThat(writes).as("places to be killed at").isGreaterThan(whole.size());
    }

    @Test
    void nothingStaysBehindADeletion() throws IOException {
        boolean killed = true;
        for (int writes = 0; killed; writes++) {
            // Given
            String namespace = server.makeNamespace("deleted-" + writes);
            create(namespace);
            String uid = pipeline(namespace).getMetadata().getUid();
            run(namespace, NEVER, controller -> await(() -> isReported(namespace)));

            // When
            client.resource(pipeline(namespace)).delete();
            killed = isKilled(namespace, writes, () -> pipeline(namespace) == null);

            // Then
            run(namespace, NEVER, successor -> await(() -> pipeline(namespace) == null));
            assertThat(all(namespace)).as("after %d writes", writes).allSatisfy(left -> assertThat(
                            left.getMetadata().getDeletionTimestamp() != null || isOwned(left, uid))
                    .as(left.getKind() + " " + left.getMetadata().getName() + " goes, now or with its owner")
                    .isTrue());
            assertThat(all(namespace)).noneMatch(left -> left instanceof StatefulSet);
        }
    }

    /** @return whether its life ended before its work did */
    private static boolean isKilled(String namespace, int life, Callable<Boolean> done) {
        AtomicBoolean killed = new AtomicBoolean();
        run(namespace, life, mortal -> {
            await(() -> mortal.isDead() || done.call());
            killed.set(mortal.isDead());
        });
        return killed.get();
    }

    private static void run(String namespace, int life, Consumer<MortalController> until) {
        MortalController.run(Config.fromKubeconfig(server.kubeConfig()), namespace, life, until);
    }

    /** With executors, for their rights; and with nothing that is to outlive it. */
    private static void create(String namespace) throws IOException {
        ActivityPipeline pipeline = Serialization.unmarshal(
                Files.readString(Path.of("../k8s/samples/pipeline.yaml")), ActivityPipeline.class);
        client.resource(pipeline).inNamespace(namespace).create();
        client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName("fitness")
                .patch(PatchContext.of(PatchType.JSON_MERGE), """
                        {"spec": {"topic": {"deletionPolicy": "Delete"},
                                  "stream": {"executors": 2},
                                  "store": {"deletionPolicy": "Delete"}}}""");
    }

    private static ActivityPipeline pipeline(String namespace) {
        return client.resources(ActivityPipeline.class)
                .inNamespace(namespace)
                .withName("fitness")
                .get();
    }

    private static boolean isReported(String namespace) {
        var status = pipeline(namespace).getStatus();
        return status != null
                && status.conditions() != null
                && !status.conditions().isEmpty();
    }

    private static boolean isOwned(HasMetadata object, String uid) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(uid));
    }

    private static List<String> objects(String namespace) {
        return all(namespace).stream()
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** What a controller may have made; the API server's own ConfigMap of certificates is not made without its controller manager. */
    private static List<HasMetadata> all(String namespace) {
        List<HasMetadata> all = new ArrayList<>();
        Stream.of(
                        ConfigMap.class,
                        Service.class,
                        ServiceAccount.class,
                        PersistentVolumeClaim.class,
                        StatefulSet.class,
                        Role.class,
                        RoleBinding.class)
                .forEach(kind -> all.addAll(
                        client.resources(kind).inNamespace(namespace).list().getItems()));
        List<GenericKubernetesResource> topics = client.genericKubernetesResources("kafka.strimzi.io/v1", "KafkaTopic")
                .inNamespace(namespace)
                .list()
                .getItems();
        all.addAll(topics);
        return all;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }
}
