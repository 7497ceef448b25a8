package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The Spark job of a run: driver and tasks in one JVM. */
final class StreamJob {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(130);

    private final StatusEndpoint<StreamStatus> status = new StatusEndpoint<>(StreamStatus::of);
    private final ProcessLauncher launcher;
    private final ClassPaths classPaths;
    private final Ports ports;
    private final RunPlan plan;
    private final StreamSettings settings;
    private final Path scratch;
    private final SupervisedChild child;

    /** Starts it. */
    StreamJob(
            ProcessLauncher launcher,
            ClassPaths classPaths,
            Ports ports,
            RunPlan plan,
            RunFolder folder,
            StreamSettings settings,
            Consumer<String> announce)
            throws IOException {
        this.launcher = launcher;
        this.classPaths = classPaths;
        this.ports = ports;
        this.plan = plan;
        this.settings = settings;
        this.scratch = Files.createDirectories(folder.own("spark"));
        this.child = new SupervisedChild(
                "stream", this::launch, () -> JournalSteps.taken(folder.batchJournal()), false, announce);
    }

    SupervisedChild child() {
        return child;
    }

    void poll() {
        if (child.process().isPresent()) {
            status.poll();
        }
    }

    Optional<StreamStatus> status() {
        return status.latest();
    }

    /** Whether it is past its start: a job that is asked to stop before that ends without its last duties. */
    boolean isUp() {
        return status.hasAnswered() && child.process().isPresent();
    }

    void beginStop(Instant now) {
        child.beginStop(now, STOP_DEADLINE);
    }

    private ChildProcess launch() throws IOException {
        int port = ports.of("stream");
        status.moveTo(port);
        Map<String, String> environment = settings.toEnvironment();
        environment.put("STATUS_PORT", Integer.toString(port));
        return launcher.start(new ChildCommand(
                "stream",
                jvmArguments(),
                classPaths.of(Program.STREAM),
                "dev.activitypipeline.stream.StreamMain",
                List.of(),
                environment));
    }

    private List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(classPaths.streamJvmArguments());
        arguments.add("-Xmx" + plan.streamHeap());
        Map<String, String> properties = new TreeMap<>(plan.pipeline().stream().sparkConf());
        properties.put("spark.master", "local[" + plan.streamCores() + "]");
        properties.put("spark.driver.host", "127.0.0.1");
        properties.put("spark.driver.bindAddress", "127.0.0.1");
        properties.put("spark.local.dir", scratch.toString());
        properties.put("spark.ui.enabled", "false");
        properties.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return arguments;
    }
}
