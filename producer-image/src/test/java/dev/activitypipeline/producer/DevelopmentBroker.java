package dev.activitypipeline.producer;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/**
 * A real broker in a JVM of its own, from the class path that the module {@code k8s/kafka} laid down. All tests share one, each with a
 * topic of its own; it ends with the tests' JVM.
 */
public final class DevelopmentBroker {
    private static final Path LIBRARIES = Path.of("../k8s/kafka/target/lib");
    private static final long START_SECONDS = 90;

    private static DevelopmentBroker shared;

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private Process process;

    private DevelopmentBroker(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public static synchronized DevelopmentBroker shared() throws Exception {
        if (shared == null) {
            shared = onFreePorts(Files.createTempDirectory("broker"));
            shared.format();
            shared.start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::remove));
        }
        return shared;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()));
    }

    public void createTopic(String topic, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** SIGKILL, as if the machine had failed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts the broker over what it left on disk, and waits until it accepts connections. */
    public void start() throws Exception {
        process = java("kafka.Kafka", directory.resolve("server.properties").toString());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!accepts()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the broker did not start:\n" + Files.readString(directory.resolve("broker.log")));
            }
            Thread.sleep(100);
        }
    }

    private void format() throws Exception {
        Files.writeString(directory.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%d
                log.dirs=%s
                auto.create.topics.enable=true
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.num.partitions=3
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(
                        port, controllerPort, port, controllerPort, directory.resolve("data")));
        Process format = java(
                "kafka.tools.StorageTool",
                "format",
                "--standalone",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                directory.resolve("server.properties").toString());
        if (format.waitFor() != 0) {
            throw new IllegalStateException(
                    "cannot format the broker's disk:\n" + Files.readString(directory.resolve("broker.log")));
        }
    }

    private Process java(String... mainAndArguments) throws IOException {
        if (!Files.isDirectory(LIBRARIES)) {
            throw new IllegalStateException(
                    "there is no " + LIBRARIES.toAbsolutePath() + "; build it with: mvn package -pl k8s/kafka");
        }
        List<String> command = new ArrayList<>(List.of(
                ProducerChild.JAVA, "-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp", LIBRARIES + File.separator + "*"));
        command.addAll(List.of(mainAndArguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker.log").toFile()))
                .start();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void remove() {
        process.destroyForcibly();
        try {
            process.waitFor();
            try (var files = Files.walk(directory)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException | InterruptedException leftForTheSystem) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both ports at once: one that was given back may be given out again. */
    private static DevelopmentBroker onFreePorts(Path directory) throws IOException {
        try (ServerSocket clients = new ServerSocket(0);
                ServerSocket controller = new ServerSocket(0)) {
            return new DevelopmentBroker(directory, clients.getLocalPort(), controller.getLocalPort());
        }
    }
}
