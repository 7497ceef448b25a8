package dev.activitypipeline.controller;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** By which the controller talks to the API server. */
public final class ControllerClient {
    private ControllerClient() {}

    /** For whoever keeps many objects in memory. */
    public static KubernetesClient keeping(Config config) {
        return builder(config)
                .withKubernetesSerialization(SharedParts.serialization())
                .build();
    }

    /** For whoever only asks and writes: as quick on the wire. */
    public static KubernetesClient passing(Config config) {
        return builder(config).build();
    }

    private static KubernetesClientBuilder builder(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new QuickCiphers(config.getTlsVersions()));
    }
}
