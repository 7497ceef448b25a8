package dev.activitypipeline.bench.controller;

import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** The reference for a start: the same client, in the same JVM, lists all pipelines once. */
public final class ListOnceMain {
    private ListOnceMain() {}

    public static void main(String[] none) {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            int pipelines = client.resources(ActivityPipeline.class)
                    .inAnyNamespace()
                    .list()
                    .getItems()
                    .size();
            System.out.println(pipelines + " pipelines");
        }
    }
}
