package dev.activitypipeline.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What tests on the given cluster share: the product is installed, and each says what it does. */
abstract class OnCluster {
    static final Cluster CLUSTER = Cluster.given();
    static final Product PRODUCT = new Product(CLUSTER);

    static KubernetesClient client;

    @BeforeAll
    static void install() {
        PRODUCT.install();
        client = CLUSTER.client();
    }

    @AfterAll
    static void close() {
        if (client != null) {
            client.close();
        }
    }

    @BeforeEach
    void announce(TestInfo test) {
        System.out.println(test.getTestClass().orElseThrow().getSimpleName() + ": " + test.getDisplayName());
    }

    static Pipeline pipeline(String name) {
        return new Pipeline(CLUSTER, client, name);
    }
}
