package dev.activitypipeline.controller;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the controller until it has looked at one pipeline, in a cluster that holds nothing else, and ends. Run once by the image's build with {@code
 * -XX:ArchiveClassesAtExit}, so that controllers map those classes from a file instead of parsing them.
 */
public final class TrainingMain {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ANY_FREE_PORT = "0";

    private TrainingMain() {}

    public static void main(String[] none) throws IOException, InterruptedException {
        EmptyCluster cluster = EmptyCluster.start();
        System.setProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY, cluster.url());
        System.setProperty(Config.KUBERNETES_AUTH_TRYKUBECONFIG_SYSTEM_PROPERTY, "false");
        System.setProperty(Config.KUBERNETES_AUTH_TRYSERVICEACCOUNT_SYSTEM_PROPERTY, "false");
        Map<String, String> environment = new TreeMap<>(Map.of("PORT", ANY_FREE_PORT));
        for (String image : new String[] {"PRODUCER_IMAGE", "STREAM_IMAGE", "VERIFY_IMAGE", "BIGQUERY_IMAGE"}) {
            environment.put(image, "training:1");
        }
        Main.run(ControllerSettings.fromEnvironment(environment));
        boolean told = cluster.awaitStatus(PATIENCE);
        System.exit(told ? 0 : 1);
    }
}
