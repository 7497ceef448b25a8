package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.metrics.PipelineMetrics;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A controller that lives for a given number of writes to the API server: none goes out after them, as if it had been killed there. */
final class MortalController {
    private final AtomicInteger writes = new AtomicInteger();
    private final int life;
    private final KubernetesClient client;
    private final Operator operator;

    private MortalController(Config cluster, String namespace, int life) {
        this.life = life;
        client = new KubernetesClientBuilder()
                .withConfig(cluster)
                .withHttpClientBuilderConsumer(
                        builder -> builder.addOrReplaceInterceptor("mortality", new Interceptor() {
                            @Override
                            public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
                                if (!request.method().equals("GET") && writes.incrementAndGet() > life) {
                                    throw new IllegalStateException(
                                            "killed before " + request.method() + " " + request.uri());
                                }
                            }
                        }))
                .build();
        operator = StartedController.of(
                client, Clock.systemUTC(), new PipelineMetrics("1"), Optional.empty(), Set.of(namespace));
    }

    /**
     * Runs one until something is seen.
     *
     * @param life writes that the API server gets to see
     * @param until given the controller; returns when it is time to stop it
     */
    static void run(Config cluster, String namespace, int life, Consumer<MortalController> until) {
        MortalController controller = new MortalController(cluster, namespace, life);
        try {
            until.accept(controller);
        } finally {
            controller.operator.stop();
            controller.client.close();
        }
    }

    boolean isDead() {
        return writes.get() > life;
    }
}
