package dev.activitypipeline.stream;

import dev.activitypipeline.contract.settings.RestartSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of a failed driver between its failure and its end: it does nothing any more, holds neither store nor executors, and its status says what is wrong. A
 * process that is started again as soon as it ends would only repeat the failure, and a person who looks at it meanwhile would find nobody to ask.
 */
final class Afterlife {
    private static final Logger LOG = LoggerFactory.getLogger(Afterlife.class);

    private final Optional<Path> policy;
    private final Path memory;

    /**
     * @param policy the file of the {@link RestartSettings}; without one the process ends at once
     * @param memory where failures in a row are counted; outlives the process
     */
    Afterlife(Optional<Path> policy, Path memory) {
        this.policy = policy;
        this.memory = memory;
    }

    /**
     * Returns when the process may end.
     *
     * @param commits batches that this driver committed
     */
    void await(StreamProblem problem, long commits) throws InterruptedException, IOException {
        if (policy.isEmpty()) {
            return;
        }
        SparkSessions.stop();
        RestartSettings settings = RestartSettings.read(policy.get());
        if (!settings.restarts() || !problem.mayPass()) {
            LOG.warn("stays as it is until it is stopped; another spec, or deleting the pod, starts another driver");
            Thread.sleep(Long.MAX_VALUE);
        }
        int failures = note(commits < settings.resetAfterBatches());
        Duration stay = settings.delay(failures);
        LOG.warn("failure {} in a row; ends in {} s, to be started again", failures, stay.toSeconds());
        Thread.sleep(stay.toMillis());
    }

    private int note(boolean inARow) throws IOException {
        int before = inARow && Files.exists(memory)
                ? Integer.parseInt(Files.readString(memory).strip())
                : 0;
        Files.writeString(memory, Integer.toString(before + 1));
        return before + 1;
    }
}
