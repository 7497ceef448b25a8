package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.Needs;
import dev.activitypipeline.controller.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own connection, with the properties that the chart's {@code topicOperator.tls} comes to. */
@Needs(Program.API_SERVER)
class TopicsOverTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    @Test
    void aBrokerThatIsNotTrustedIsToldAndTheRightCertificateNeedsNoRestart() throws Exception {
        // Given
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Path trusted = secrets.resolve("trusted.crt");
        Files.writeString(trusted, certificate("another"));
        String right = certificate("broker");
        try (KafkaCluster cluster = KafkaCluster.withTls(directory.resolve("broker.p12"), PASSWORD);
                TopicWorld world = new TopicWorld();
                TopicOperator operator = world.operator(settings(cluster, secrets, trusted))) {
            String namespace = world.namespace();

            // When
            world.create(namespace, "sealed", "{partitions: 1}");

            // Then
            KafkaTopic refused = world.awaitReason(namespace, "sealed", TopicProblem.KAFKA_ERROR);
            assertThat(TopicWorld.message(refused)).contains("SslAuthenticationException");

            // When
            Files.writeString(trusted, right);

            // Then
            world.awaitReady(namespace, "sealed");
            assertThat(operator.isHealthy()).isTrue();
        }
    }

    private static TopicOperatorSettings settings(KafkaCluster cluster, Path secrets, Path trusted) {
        return new TopicOperatorSettings(
                new TreeMap<>(Map.of(
                        "bootstrap.servers",
                        cluster.tlsServers(),
                        "security.protocol",
                        "SSL",
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        trusted.toString())),
                Optional.of(secrets),
                "kafka",
                Set.of(),
                true,
                AlterableConfigs.ALL,
                100,
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    /** A key store of that name, and its certificate, which signs itself. */
    private String certificate(String name) throws Exception {
        String store = directory.resolve(name + ".p12").toString();
        keytool(
                store,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1");
        return keytool(store, "-exportcert", "-rfc", "-alias", name);
    }

    private static String keytool(String store, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
