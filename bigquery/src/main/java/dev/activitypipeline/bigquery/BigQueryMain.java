package dev.activitypipeline.bigquery;

import dev.activitypipeline.bigquery.follow.Follower;
import dev.activitypipeline.bigquery.status.FollowerProgress;
import dev.activitypipeline.bigquery.status.StatusServer;
import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.contract.settings.InvalidEnvironment;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exit codes: 0 asked to stop, 1 failed and may pass by a restart, 2 wrong environment, 3 somebody has to decide something. */
public final class BigQueryMain {
    private static final Logger LOG = LoggerFactory.getLogger(BigQueryMain.class);

    private BigQueryMain() {}

    public static void main(String[] arguments) {
        // Google's libraries tell each step of each stream there; what goes wrong is in the follower's own problem.
        LogManager.getLogManager().reset();
        int exit;
        try {
            follow(BigQuerySettings.fromEnvironment(System.getenv()));
            exit = 0;
        } catch (InvalidEnvironment invalid) {
            System.err.println("error: InvalidEnvironment: " + invalid.getMessage());
            exit = 2;
        } catch (FollowStopped stopped) {
            LOG.error("stopped", stopped);
            System.err.println("error: " + stopped.getMessage());
            exit = stopped.problem().mayPass() ? 1 : 3;
        } catch (IOException | InterruptedException | RuntimeException | Error unexpected) {
            LOG.error("failed", unexpected);
            System.err.println("error: FollowerFailed: " + unexpected);
            exit = 1;
        }
        Runtime.getRuntime().halt(exit);
    }

    private static void follow(BigQuerySettings settings) throws IOException, InterruptedException {
        String dataset = settings.target().project() + "." + settings.target().dataset();
        FollowerProgress progress = new FollowerProgress(dataset, Clock.systemUTC());
        CountDownLatch ended = new CountDownLatch(1);
        try (Follower follower = new Follower(settings, progress);
                StatusServer status = new StatusServer(settings.statusPort(), progress, settings.pipelineName())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(follower, ended), "stop"));
            LOG.info(
                    "following {} to {}; status at http://localhost:{}/status",
                    settings.store(),
                    dataset,
                    status.port());
            follower.run();
        } finally {
            ended.countDown();
        }
    }

    /** Until the step at hand is done; who asked to stop ends the process where it takes too long. */
    private static void stop(Follower follower, CountDownLatch ended) {
        follower.stop();
        try {
            ended.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
