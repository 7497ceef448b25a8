package dev.activitypipeline.bench;

/** Volumes that were made for claims: a node cleans them up after the claims are gone, and works for that. */
final class Volumes {
    private Volumes() {}

    /** @return its name; empty where there is no claim, or no volume for it */
    static String of(Kubectl kubectl, String namespace, String claim) throws InterruptedException, NotMeasured {
        return kubectl.run(
                "get", "pvc", "-n", namespace, claim, "--ignore-not-found", "-o", "jsonpath={.spec.volumeName}");
    }

    static void awaitEnd(Kubectl kubectl, String volume) throws InterruptedException, NotMeasured {
        if (!volume.isEmpty()) {
            kubectl.run("wait", "--for=delete", "pv/" + volume, "--timeout=120s");
        }
    }
}
