package dev.activitypipeline.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** One Kafka node in KRaft mode for the whole bench. */
final class Broker {
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    private final int port;
    private final int controllerPort;

    private Broker(int port, int controllerPort) {
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Both ports at once: one that was given back may be given out again. */
    private static Broker onFreePorts() throws IOException {
        try (ServerSocket clients = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket controller = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Broker(clients.getLocalPort(), controller.getLocalPort());
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    static Broker start(Workbench bench) throws IOException, InterruptedException, NotMeasured {
        Path folder = Files.createDirectories(bench.fresh("broker"));
        Broker broker = onFreePorts();
        Path settings = Files.writeString(
                folder.resolve("server.properties"), broker.settings(folder.resolve("data")), StandardCharsets.UTF_8);
        String classPath = bench.programs().broker();
        bench.start(new ChildJvm.Command(
                        "broker-format",
                        List.of("-Xmx128m"),
                        classPath,
                        "kafka.tools.StorageTool",
                        List.of(
                                "format",
                                "--standalone",
                                "--cluster-id",
                                Uuid.randomUuid().toString(),
                                "--config",
                                settings.toString()),
                        Map.of()))
                .awaitSuccess(START_DEADLINE);
        ChildJvm process = bench.start(new ChildJvm.Command(
                "broker", List.of("-Xmx1g"), classPath, "kafka.Kafka", List.of(settings.toString()), Map.of()));
        long deadline = System.nanoTime() + START_DEADLINE.toNanos();
        while (!broker.answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.kill();
                throw process.failed();
            }
            Thread.sleep(50);
        }
        return broker;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What is deleted goes at once: the disk is as empty in the last run as in the first, and no run pays for the one a minute before. */
    private String settings(Path data) {
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
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                log.segment.delete.delay.ms=1000
                """.formatted(
                        listeners, listeners, controllerPort, data.toString().replace("\\", "\\\\"));
    }
}
