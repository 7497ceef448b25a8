package dev.activitypipeline.local;

import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker of the run's own: one node in KRaft mode, on the loopback address only, whose folder outlives the run so that the topic and the
 * producers' positions do.
 */
final class Broker {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    private final ProcessLauncher launcher;
    private final String classPath;
    private final Path folder;
    private final int port;
    private final int controllerPort;

    Broker(ProcessLauncher launcher, ClassPaths classPaths, RunFolder run, Ports ports) throws IOException {
        this.launcher = launcher;
        this.classPath = classPaths.of(Program.BROKER);
        this.folder = run.own("broker");
        this.port = ports.of("broker");
        this.controllerPort = ports.of("controller");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Writes the settings and, the first time, formats the folder. */
    void prepare() throws IOException, InterruptedException, RunRefused {
        Files.createDirectories(folder);
        Files.writeString(settingsFile(), settings(), StandardCharsets.UTF_8);
        if (Files.exists(folder.resolve("data").resolve("meta.properties"))) {
            return;
        }
        ChildProcess format = launcher.run(new ChildCommand(
                "broker-format",
                List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                classPath,
                "kafka.tools.StorageTool",
                List.of(
                        "format",
                        "--standalone",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        settingsFile().toString()),
                Map.of()));
        if (format.exitCode().orElse(1) != 0) {
            throw RunRefused.whileRunning(
                    "the broker's folder " + folder + " could not be formatted; see " + format.log());
        }
    }

    ChildProcess start() throws IOException {
        return launcher.start(new ChildCommand(
                "broker",
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dlog4j2.level=INFO"),
                classPath,
                "kafka.Kafka",
                List.of(settingsFile().toString()),
                Map.of()));
    }

    /** Waits until the broker's port answers. */
    void awaitPort(ChildProcess process) throws InterruptedException, RunRefused {
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw RunRefused.whileRunning("the broker " + process.describeExit() + "; see " + process.log());
            }
            if (System.nanoTime() > deadline) {
                throw RunRefused.whileRunning("the broker did not open port " + port + " within "
                        + START_DEADLINE.toSeconds() + " s; see " + process.log());
            }
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    private String settings() {
        String listeners = "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort;
        return """
                node.id=1
                process.roles=broker,controller
                listeners=%s
                advertised.listeners=%s
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.quorum.bootstrap.servers=127.0.0.1:%d
                log.dirs=%s
                # one node: every internal topic has one copy
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                min.insync.replicas=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                # The producers' positions are group offsets: they must not expire while nothing runs, or events would be sent again.
                offsets.retention.minutes=2147483647
                transactional.id.expiration.ms=2147483647
                # A laptop may lose power: what was acknowledged reaches the disk within a second.
                log.flush.interval.ms=1000
                """.formatted(
                        listeners,
                        listeners,
                        controllerPort,
                        folder.resolve("data").toString().replace("\\", "\\\\"));
    }
}
