package dev.activitypipeline.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cluster, as a user talks to it. */
final class Kubectl {
    /** The variable that names the context of kubectl's configuration, so that no other cluster is touched. */
    private static final String CONTEXT = "KUBE_CONTEXT";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PATIENCE_OF_A_LOOK = Duration.ofSeconds(15);

    private final Workbench bench;
    private final String context;
    private final Path output;
    private final Path errors;

    private Kubectl(Workbench bench, String context) {
        this.bench = bench;
        this.context = context;
        this.output = bench.fresh("kubectl.out");
        this.errors = bench.fresh("kubectl.err");
    }

    /** @throws NotMeasured if there is no cluster to talk to, or not ours */
    static Kubectl ofEnvironment(Workbench bench) throws InterruptedException, NotMeasured {
        String context = System.getenv(CONTEXT);
        if (context == null || context.isBlank()) {
            throw new NotMeasured(CONTEXT + " does not name a cluster of kubectl's; `make bench-cluster` sets it");
        }
        Kubectl kubectl = new Kubectl(bench, context);
        kubectl.run("get", "crd", "activitypipelines.activity.dev");
        return kubectl;
    }

    String context() {
        return context;
    }

    /**
     * Runs a command that must succeed.
     *
     * @return what it printed, without its errors and warnings
     */
    String run(String... words) throws InterruptedException, NotMeasured {
        if (!succeeds(PATIENCE, words)) {
            throw new NotMeasured("kubectl " + String.join(" ", words) + " failed: " + text(errors));
        }
        return text(output);
    }

    void apply(String name, String manifest) throws InterruptedException, NotMeasured {
        Path file = bench.fresh(name + ".yaml");
        try {
            Files.writeString(file, manifest, StandardCharsets.UTF_8);
        } catch (IOException full) {
            throw new NotMeasured(file + " cannot be written: " + full);
        }
        run("apply", "-f", file.toString());
    }

    /** Tries a command again and again, with half a second between, until it succeeds. */
    void await(String what, Duration atMost, String... words) throws InterruptedException, NotMeasured {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!succeeds(PATIENCE_OF_A_LOOK, words)) {
            if (System.nanoTime() > deadline) {
                throw new NotMeasured("no " + what + " within " + atMost.toSeconds() + " s: " + text(errors));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Through files, for a command that hangs would keep its end of a pipe open. */
    private boolean succeeds(Duration atMost, String... words) throws InterruptedException, NotMeasured {
        List<String> command = new ArrayList<>(List.of("kubectl", "--context", context));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException absent) {
            throw new NotMeasured("kubectl cannot be run: " + absent.getMessage());
        }
    }

    private static String text(Path file) throws NotMeasured {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new NotMeasured(file + " cannot be read: " + unreadable);
        }
    }
}
