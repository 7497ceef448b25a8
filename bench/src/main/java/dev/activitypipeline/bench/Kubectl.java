package dev.activitypipeline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A cluster, as a user talks to it.
 *
 * @param context of kubectl's configuration, so that no other cluster is touched
 */
record Kubectl(String context) {
    /** The variable that names the context. */
    private static final String CONTEXT = "KUBE_CONTEXT";

    private static final long PATIENCE_MINUTES = 4;

    /** What a command that may fail came to. */
    record Outcome(int exit, String printed) {}

    /** @throws NotMeasured if there is no cluster to talk to */
    static Kubectl ofEnvironment() throws IOException, InterruptedException, NotMeasured {
        String context = System.getenv(CONTEXT);
        if (context == null || context.isBlank()) {
            throw new NotMeasured(CONTEXT + " does not name a cluster of kubectl's; `make bench-cluster` sets it");
        }
        Kubectl kubectl = new Kubectl(context);
        kubectl.run("get", "crd", "activitypipelines.activity.dev");
        return kubectl;
    }

    /**
     * Runs a command that must succeed.
     *
     * @return what it printed
     */
    String run(String... words) throws IOException, InterruptedException, NotMeasured {
        Outcome outcome = tryTo(words);
        if (outcome.exit() != 0) {
            throw new NotMeasured("kubectl " + String.join(" ", words) + " failed: " + outcome.printed());
        }
        return outcome.printed();
    }

    Outcome tryTo(String... words) throws IOException, InterruptedException, NotMeasured {
        List<String> command = new ArrayList<>(List.of("kubectl", "--context", context));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new NotMeasured("kubectl " + String.join(" ", words) + " does not end");
        }
        return new Outcome(process.exitValue(), printed.strip());
    }

    void apply(Path manifest) throws IOException, InterruptedException, NotMeasured {
        run("apply", "-f", manifest.toString());
    }

    /** Writes a manifest for {@link #apply}. */
    static Path manifest(Workbench bench, String name, String text) throws IOException {
        return Files.writeString(bench.fresh(name + ".yaml"), text, StandardCharsets.UTF_8);
    }

    /** Tries a command again and again, once in half a second, until it succeeds. */
    void await(String what, Duration atMost, String... words) throws IOException, InterruptedException, NotMeasured {
        long deadline = System.nanoTime() + atMost.toNanos();
        Outcome last = tryTo(words);
        while (last.exit() != 0) {
            if (System.nanoTime() > deadline) {
                throw new NotMeasured("no " + what + " within " + atMost.toSeconds() + " s: " + last.printed());
            }
            TimeUnit.MILLISECONDS.sleep(500);
            last = tryTo(words);
        }
    }
}
