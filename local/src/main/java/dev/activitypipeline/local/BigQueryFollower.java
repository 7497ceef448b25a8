package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.local.BigQueryStatus.Problem;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The follower of a run whose manifest asks for BigQuery. Whatever happens to it, the run goes on: it is told, and BigQuery is behind. */
final class BigQueryFollower {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StatusEndpoint<BigQueryStatus> status = new StatusEndpoint<>(BigQueryStatus::of);
    private final ProcessLauncher launcher;
    private final ClassPaths classPaths;
    private final Ports ports;
    private final BigQuerySettings settings;
    private final Consumer<String> announce;
    private final SupervisedChild child;
    private Optional<String> told = Optional.empty();

    /** Starts it. */
    BigQueryFollower(
            ProcessLauncher launcher,
            ClassPaths classPaths,
            Ports ports,
            BigQuerySettings settings,
            Consumer<String> announce)
            throws IOException {
        this.launcher = launcher;
        this.classPaths = classPaths;
        this.ports = ports;
        this.settings = settings;
        this.announce = announce;
        this.child = new SupervisedChild(
                "bigquery",
                this::launch,
                () -> JournalSteps.taken(settings.store().resolve("_bigquery")),
                false,
                announce);
    }

    /** Starts it again if it died. */
    void check(Instant now) throws IOException {
        child.check(now);
    }

    void poll() {
        if (child.process().isPresent()) {
            status.poll();
        }
        tell(status.latest().flatMap(BigQueryStatus::problem));
    }

    Optional<BigQueryStatus> status() {
        return status.latest();
    }

    /** Waits for a follower that gets nearer to the store. */
    Catching catchUp(Instant storeIsComplete) {
        return new Catching(storeIsComplete);
    }

    /** Whether it is worth waiting on. */
    final class Catching {
        private final Instant storeIsComplete;
        private Instant nearerAt;
        private long lag = Long.MAX_VALUE;

        private Catching(Instant storeIsComplete) {
            this.storeIsComplete = storeIsComplete;
            this.nearerAt = storeIsComplete;
        }

        /** It is level with what the store had in the end. */
        boolean isLevel() {
            return status().filter(BigQueryStatus::level)
                    .filter(latest -> latest.lookedAt() > storeIsComplete.toEpochMilli())
                    .isPresent();
        }

        boolean isOver(Instant now) {
            long current = status().map(BigQueryStatus::lag).orElse(Long.MAX_VALUE);
            if (current < lag) {
                lag = current;
                nearerAt = now;
            }
            return isLevel() || isBroken() || now.isAfter(nearerAt.plus(PATIENCE));
        }
    }

    private boolean isBroken() {
        return child.state() instanceof SupervisedChild.State.Broken;
    }

    void beginStop(Instant now) {
        child.beginStop(now, STOP_DEADLINE);
    }

    boolean hasEnded() {
        return child.hasEnded();
    }

    /** Once, until it is another one. */
    private void tell(Optional<Problem> problem) {
        if (!problem.map(Problem::reason).equals(told)) {
            announce.accept("bigquery: " + problem.map(Problem::message).orElse("BigQuery answers again"));
            told = problem.map(Problem::reason);
        }
    }

    private ChildProcess launch() throws IOException {
        int port = ports.of("bigquery");
        status.moveTo(port);
        Map<String, String> environment = settings.toEnvironment();
        environment.put("STATUS_PORT", Integer.toString(port));
        return launcher.start(new ChildCommand(
                "bigquery",
                List.of("-Xmx384m", "-XX:+UseSerialGC"),
                classPaths.of(Program.BIGQUERY),
                "dev.activitypipeline.bigquery.BigQueryMain",
                List.of(),
                environment));
    }
}
