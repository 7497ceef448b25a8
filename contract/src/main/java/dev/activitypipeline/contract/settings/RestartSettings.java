package dev.activitypipeline.contract.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a stream job that has failed does before it ends, where whoever started it only ever starts it again, as Kubernetes does. Whoever has a policy of his own,
 * as the launcher on a laptop has, gives none of this.
 *
 * @param restarts whether it may be started again; otherwise it stays, and says why it failed, until it is stopped
 * @param initialDelay how long it stays after the first failure; doubles with each failure in a row
 * @param maxDelay the longest stay
 * @param resetAfterBatches committed batches after which earlier failures are forgotten
 */
public record RestartSettings(boolean restarts, Duration initialDelay, Duration maxDelay, int resetAfterBatches) {

    /**
     * From a file of properties, which may be replaced while the job runs: it is read when the job has failed.
     *
     * @throws InvalidEnvironment naming every property at fault
     */
    public static RestartSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> variables = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> variables.put(name, properties.getProperty(name)));
        Environment environment = new Environment(variables);
        RestartSettings settings = new RestartSettings(
                environment.flag("restarts", true),
                environment.millis("initialDelayMillis", Duration.ofSeconds(10), Duration.ZERO, Duration.ofHours(1)),
                environment.millis("maxDelayMillis", Duration.ofMinutes(5), Duration.ZERO, Duration.ofDays(1)),
                (int) environment.number("resetAfterBatches", 3, 1, 1_000));
        environment.failOnFaults();
        return settings;
    }

    /** The content of such a file. */
    public String toProperties() {
        return "restarts=" + restarts
                + "\ninitialDelayMillis=" + initialDelay.toMillis()
                + "\nmaxDelayMillis=" + maxDelay.toMillis()
                + "\nresetAfterBatches=" + resetAfterBatches + "\n";
    }

    /** How long the job stays after that many failures in a row, from 1. */
    public Duration delay(int failures) {
        Duration delay = initialDelay;
        for (int i = 1; i < failures && delay.compareTo(maxDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
