package dev.activitypipeline.controller.selftest;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/** The process of `helm test`. Exit codes: 1 something is wrong, 2 wrong environment. */
public final class SelfTestMain {
    private SelfTestMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            List<Finding> findings = SelfTest.run(client, SelfTestSettings.fromEnvironment(System.getenv()));
            findings.forEach(System.out::println);
            long failed =
                    findings.stream().filter(Finding.Failed.class::isInstance).count();
            if (failed > 0) {
                System.err.println("error: SelfTestFailed: " + failed + " of " + findings.size() + " looks");
                System.exit(1);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println("error: InvalidEnvironment: " + wrong.getMessage());
            System.exit(2);
        } catch (KubernetesClientException silent) {
            System.err.println("error: ApiServerUnavailable: " + silent.getMessage());
            System.exit(1);
        }
    }
}
