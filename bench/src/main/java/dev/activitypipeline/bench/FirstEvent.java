package dev.activitypipeline.bench;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * How a pipeline came to its first stored event, in seconds since the first command.
 *
 * @param driverMade when the pod of the driver was asked for; Kubernetes tells whole seconds
 * @param driverPlaced when it had its volume and its node
 * @param driverStarted when its container ran
 * @param stored when the first rows were committed in its store
 */
record FirstEvent(double driverMade, double driverPlaced, double driverStarted, double stored) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /**
     * Where a driver runs.
     *
     * @param pod its name
     * @param committed a shell's words that succeed once rows are committed in its volume
     */
    record Driver(String namespace, String pod, String container, String committed) {}

    /** Waits for the first rows. */
    static FirstEvent await(Kubectl kubectl, Instant begin, Driver driver) throws InterruptedException, NotMeasured {
        kubectl.await(
                "first event of " + driver.pod(),
                PATIENCE,
                "exec",
                "-n",
                driver.namespace(),
                driver.pod(),
                "-c",
                driver.container(),
                "--",
                "sh",
                "-c",
                driver.committed());
        double stored = Duration.between(begin, Instant.now()).toMillis() / 1e3;
        String times = kubectl.run(
                "get",
                "pod",
                "-n",
                driver.namespace(),
                driver.pod(),
                "-o",
                "jsonpath={.metadata.creationTimestamp} "
                        + "{.status.conditions[?(@.type==\"PodScheduled\")].lastTransitionTime} "
                        + "{.status.containerStatuses[?(@.name==\"" + driver.container()
                        + "\")].state.running.startedAt}");
        try {
            String[] time = times.split(" ");
            return new FirstEvent(since(begin, time[0]), since(begin, time[1]), since(begin, time[2]), stored);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException notRunning) {
            throw new NotMeasured(driver.pod() + " does not run any more: " + times);
        }
    }

    /** What it did until when. */
    String slices() {
        return Figure.text(
                "%.1f s: driver's pod made after %.0f, placed %.0f, started %.0f",
                stored, driverMade, driverPlaced, driverStarted);
    }

    private static double since(Instant begin, String time) {
        return Math.max(0, Duration.between(begin, Instant.parse(time)).toMillis() / 1e3);
    }
}
