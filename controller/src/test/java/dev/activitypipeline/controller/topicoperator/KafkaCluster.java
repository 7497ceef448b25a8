package dev.activitypipeline.controller.topicoperator;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Real brokers, each in a JVM of its own, from the class path that the module {@code k8s/kafka} laid down; every node is broker and controller. */
public final class KafkaCluster implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("../k8s/kafka/target/lib");
    private static final long START_SECONDS = 120;

    private final Path directory;
    private final List<Integer> ports;
    private final List<Integer> controllerPorts;
    private final Optional<Integer> tlsPort;
    private final String more;
    private final List<Process> nodes = new ArrayList<>();

    private KafkaCluster(
            Path directory,
            List<Integer> ports,
            List<Integer> controllerPorts,
            Optional<Integer> tlsPort,
            String more) {
        this.directory = directory;
        this.ports = ports;
        this.controllerPorts = controllerPorts;
        this.tlsPort = tlsPort;
        this.more = more;
    }

    /**
     * Formats and starts nodes 1 to {@code count}, and waits until they answer.
     *
     * @param more settings of every node, as lines of server.properties
     * @param format arguments of the storage tool
     */
    public static KafkaCluster of(int count, String more, String... format) throws Exception {
        List<Integer> ports = freePorts(2 * count);
        return start(
                new KafkaCluster(
                        Files.createTempDirectory("kafka"),
                        ports.subList(0, count),
                        ports.subList(count, 2 * count),
                        Optional.empty(),
                        more),
                format);
    }

    /** One broker that also listens with TLS. */
    static KafkaCluster withTls(Path keyStore, String password) throws Exception {
        List<Integer> ports = freePorts(3);
        return start(new KafkaCluster(
                Files.createTempDirectory("kafka"),
                ports.subList(0, 1),
                ports.subList(1, 2),
                Optional.of(ports.get(2)),
                "ssl.keystore.location=%s%nssl.keystore.password=%s%n".formatted(keyStore, password)));
    }

    private static KafkaCluster start(KafkaCluster cluster, String... format) throws Exception {
        int count = cluster.size();
        String id = Uuid.randomUuid().toString();
        List<Process> formats = new ArrayList<>();
        for (int node = 1; node <= count; node++) {
            Files.writeString(cluster.settings(node), cluster.properties(node));
            List<String> words = new ArrayList<>(
                    List.of("format", "-t", id, "-c", cluster.settings(node).toString()));
            words.addAll(List.of(format));
            formats.add(cluster.java(node, "kafka.tools.StorageTool", words));
        }
        for (Process one : formats) {
            if (one.waitFor() != 0) {
                throw new IllegalStateException("cannot format the disks:\n" + cluster.logs());
            }
        }
        for (int node = 1; node <= count; node++) {
            cluster.nodes.add(cluster.java(
                    node, "kafka.Kafka", List.of(cluster.settings(node).toString())));
        }
        for (int node = 1; node <= count; node++) {
            cluster.await(node);
        }
        return cluster;
    }

    /** Where clients without credentials are let in. */
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** Where clients are let in that speak TLS. */
    String tlsServers() {
        return "127.0.0.1:" + tlsPort.orElseThrow();
    }

    public Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()));
    }

    int size() {
        return ports.size();
    }

    /**
     * SIGKILL, as if the machine had failed.
     *
     * @param node from 1
     */
    void kill(int node) throws InterruptedException {
        nodes.get(node - 1).destroyForcibly().waitFor();
    }

    /** Starts a node over what it left on disk, and waits until it answers. */
    void restart(int node) throws Exception {
        nodes.set(node - 1, java(node, "kafka.Kafka", List.of(settings(node).toString())));
        await(node);
    }

    private void await(int node) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!accepts(ports.get(node - 1))) {
            if (!nodes.get(node - 1).isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("node " + node + " did not start:\n" + logs());
            }
            Thread.sleep(100);
        }
    }

    private Path settings(int node) {
        return directory.resolve(node + ".properties");
    }

    private String properties(int node) {
        String voters = IntStream.rangeClosed(1, ports.size())
                .mapToObj(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
                .collect(Collectors.joining(","));
        int copies = Math.min(3, ports.size());
        String tls = tlsPort.map(port -> ",SSL://127.0.0.1:" + port).orElse("");
        return """
                process.roles=broker,controller
                node.id=%d
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%s
                advertised.listeners=PLAINTEXT://127.0.0.1:%d%s
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SSL:SSL
                controller.quorum.voters=%s
                log.dirs=%s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=%d
                transaction.state.log.replication.factor=%d
                log.retention.hours=99
                """.formatted(
                                node,
                                ports.get(node - 1),
                                controllerPorts.get(node - 1),
                                tls,
                                ports.get(node - 1),
                                tls,
                                voters,
                                directory.resolve("data-" + node),
                                copies,
                                copies)
                + more;
    }

    private Process java(int node, String main, List<String> arguments) throws IOException {
        if (!Files.isDirectory(LIBRARIES)) {
            throw new IllegalStateException(
                    "there is no " + LIBRARIES.toAbsolutePath() + "; build it with: mvn package -pl k8s/kafka");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                LIBRARIES + File.separator + "*",
                main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve(node + ".log").toFile()))
                .start();
    }

    private String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        for (int node = 1; node <= ports.size(); node++) {
            Path log = directory.resolve(node + ".log");
            logs.append(Files.exists(log) ? Files.readString(log) : "");
        }
        return logs.toString();
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** All at once, so that none is given twice. */
    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.destroyForcibly().onExit().join());
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException notRemoved) {
            throw new UncheckedIOException(notRemoved);
        }
    }
}
