package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import dev.activitypipeline.local.Verification.Result;
import dev.activitypipeline.local.Verification.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** One run from start to proof. */
final class Run {
    private static final int STOP_ATTEMPTS = 3;

    private final RunArguments arguments;
    private final RunPlan plan;
    private final RunFolder folder;
    private final RunState state;
    private final ProcessLauncher launcher;
    private final Console console;
    private final StopSignal stop;
    private final Instant start;

    Run(
            RunArguments arguments,
            RunPlan plan,
            RunFolder folder,
            RunState state,
            ProcessLauncher launcher,
            Console console,
            StopSignal stop,
            Instant start) {
        this.arguments = arguments;
        this.plan = plan;
        this.folder = folder;
        this.state = state;
        this.launcher = launcher;
        this.console = console;
        this.stop = stop;
        this.start = start;
    }

    /** @return the launcher's exit code */
    int execute() throws IOException, InterruptedException, ExecutionException, RunRefused {
        Optional<String> simulation = simulation();
        long sentBefore = sentBefore();
        try (Timeline timeline = Timeline.begin(folder.own("timeline.jsonl"), start)) {
            Pipeline pipeline = new Startup(arguments, plan, folder, state, launcher, console).start();
            stop.beginOrderlyStop();
            Watch watch = new Watch(pipeline, stop, timeline, console, start, timeline.rowsBefore());
            try {
                watch.until(() -> isOver(pipeline, watch, sentBefore));
                console.announce(
                        stop.isRequested()
                                ? "stopping: storing what is in the topic (Ctrl-C again ends at once)"
                                : "all events are sent: storing what is in the topic");
                return finish(pipeline, watch, simulation);
            } catch (RunRefused broken) {
                stopAll(pipeline);
                throw broken;
            }
        }
    }

    private boolean isOver(Pipeline pipeline, Watch watch, long sentBefore) {
        boolean allDone = plan.producers() > 0 && pipeline.producers().areDone();
        boolean enough = arguments.events() > 0
                && !(plan.source() instanceof Simulate)
                && watch.last().produced().orElse(0) >= sentBefore + arguments.events();
        return stop.isRequested() || allDone || enough;
    }

    private int finish(Pipeline pipeline, Watch watch, Optional<String> simulation)
            throws IOException, InterruptedException, RunRefused {
        pipeline.producers().beginStop(Instant.now());
        watch.until(() -> pipeline.producers().haveEnded());
        boolean drained = drainAndStop(pipeline, watch);
        boolean followed = followAndStop(pipeline, watch);
        if (!drained) {
            console.error("the stream stored nothing for two minutes although the topic holds more; see "
                    + folder.log("stream"));
        }
        console.announce("stream stopped; verifying");
        Verification verification = new Verification(
                launcher, new ClassPaths(arguments.home()), folder, watch.last().rows());
        ChildProcess rows = verification.beginSampleRows();
        Result result = verification.run(pipeline.bootstrapServers(), simulation);
        Optional<Result> bigQuery = pipeline.bigQuery().isPresent()
                ? BigQueryComparison.run(launcher, new ClassPaths(arguments.home()), folder)
                : Optional.empty();
        boolean report = verification.writeReport();
        stopBroker(pipeline);
        new Ending(console, folder, plan.pipeline().store().format())
                .print(
                        watch.last(),
                        refusals(pipeline.producers()),
                        result,
                        bigQuery,
                        Verification.sampleRows(rows),
                        report);
        boolean equal =
                bigQuery.map(compared -> compared.verdict() == Verdict.CLEAN).orElse(true);
        return drained && followed && equal && result.verdict() == Verdict.CLEAN ? 0 : 1;
    }

    /**
     * Stores what is in the topic and ends the stream, which brings {@code daily} up to date as it stops; one that dies over this is started again.
     *
     * @return whether everything is stored
     */
    private static boolean drainAndStop(Pipeline pipeline, Watch watch)
            throws IOException, InterruptedException, RunRefused {
        SupervisedChild stream = pipeline.stream().child();
        boolean drained = watch.drain();
        for (int attempt = 1; drained && attempt <= STOP_ATTEMPTS && !stream.hasStoppedInOrder(); attempt++) {
            if (stream.hasEnded()) {
                stream.startAgain();
            }
            watch.until(() -> pipeline.stream().isUp());
            watch.sample(Instant.now());
            pipeline.stream().beginStop(Instant.now());
            watch.until(stream::hasEnded);
        }
        if (!stream.hasEnded()) {
            pipeline.stream().beginStop(Instant.now());
            watch.until(stream::hasEnded);
        }
        return drained;
    }

    /**
     * Lets BigQuery follow to the end of the store, as long as it gets nearer.
     *
     * @return whether it is there, or nothing is to follow
     */
    private boolean followAndStop(Pipeline pipeline, Watch watch) throws IOException, InterruptedException, RunRefused {
        if (pipeline.bigQuery().isEmpty()) {
            return true;
        }
        BigQueryFollower follower = pipeline.bigQuery().get();
        BigQueryFollower.Catching catching = follower.catchUp(Instant.now());
        if (!catching.isLevel()) {
            console.announce("stream stopped; BigQuery follows to the end of the store");
        }
        watch.until(() -> catching.isOver(Instant.now()));
        boolean level = catching.isLevel();
        follower.beginStop(Instant.now());
        watch.until(follower::hasEnded);
        if (!level) {
            console.error("BigQuery lacks "
                    + ProgressLine.grouped(
                            follower.status().map(BigQueryStatus::lag).orElse(0L))
                    + " rows of the store; the next run, or the next follower, goes on from here; see "
                    + folder.log("bigquery"));
        }
        return level;
    }

    private static Ending.Refusals refusals(Producers producers) throws IOException {
        return new Ending.Refusals(producers.refused(), producers.reports());
    }

    /** What made the events; absent once it was changed between runs, since then no single simulation made them all. */
    private Optional<String> simulation() throws IOException {
        Optional<String> now = Verification.simulation(plan.source());
        String remembered = state.simulation().orElse(now.orElse(""));
        state.rememberSimulation(now.orElse("").equals(remembered) ? remembered : "changed");
        if (now.isPresent() && !now.get().equals(remembered)) {
            console.announce("note: the manifest's simulation was changed since this store was begun;"
                    + " the verification compares sequence numbers, not contents");
            return Optional.empty();
        }
        return now;
    }

    private long sentBefore() throws IOException {
        long sent = 0;
        for (int ordinal = 0; ordinal < plan.producers(); ordinal++) {
            sent += AcknowledgementLedger.nextSequence(folder.acknowledgements(), plan.name() + "-" + ordinal);
        }
        return sent;
    }

    private static void stopAll(Pipeline pipeline) throws IOException, InterruptedException {
        pipeline.producers().beginStop(Instant.now());
        pipeline.stream().beginStop(Instant.now());
        pipeline.bigQuery().ifPresent(follower -> follower.beginStop(Instant.now()));
        pipeline.await(() -> pipeline.producers().haveEnded()
                && pipeline.stream().child().hasEnded()
                && pipeline.bigQuery().map(BigQueryFollower::hasEnded).orElse(true));
        stopBroker(pipeline);
    }

    private static void stopBroker(Pipeline pipeline) throws IOException, InterruptedException {
        pipeline.beginStopOfBroker(Instant.now());
        pipeline.await(pipeline::hasBrokerEnded);
    }
}
