package dev.activitypipeline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with SCRAM, and TLS with client certificates, against the development broker with both of its secure listeners. */
class KafkaSecurityTest extends OnCluster {
    private static final String HOST = "kafka." + Cluster.NAMESPACE + ".svc";
    private static final String SCRAM = """

                    bootstrapServers: %s:9095
                    tls: {trustedCertificates: {secretName: kafka-ca, key: ca.crt}}
                    authentication:
                      type: scram-sha-512
                      username: moods
                      password: {secretName: moods-password, key: password}
                """.formatted(HOST);
    private static final String MUTUAL = """

                    bootstrapServers: %s:9094
                    tls: {trustedCertificates: {secretName: kafka-ca, key: ca.crt}}
                    authentication:
                      type: tls
                      certificate: {secretName: moods-user, key: tls.crt}
                      privateKey: {secretName: moods-user, key: tls.key}
                """.formatted(HOST);

    @TempDir
    private static Path directory;

    private static CertificateAuthority authority;

    @BeforeAll
    static void secureTheBroker() {
        authority = new CertificateAuthority(directory);
        CertificateAuthority.Pair broker = authority.issue("broker", HOST, "kafka");
        secret(
                "kafka-tls",
                Map.of("keystore.pem", broker.key() + broker.certificate(), "ca.crt", authority.certificate()));
        secret("kafka-ca", Map.of("ca.crt", authority.certificate()));
        CLUSTER.kubectl(
                "patch",
                "-n",
                Cluster.NAMESPACE,
                "service/kafka",
                "-p",
                "{\"spec\":{\"ports\":[{\"name\":\"tls\",\"port\":9094},{\"name\":\"scram\",\"port\":9095}]}}");
        CLUSTER.kubectl("patch", "-n", Cluster.NAMESPACE, "statefulset/kafka", "-p", """
                {"spec":{"template":{"spec":{"volumes":[{"name":"tls","secret":{"secretName":"kafka-tls"}}],
                "containers":[{"name":"kafka","volumeMounts":[{"name":"tls","mountPath":"/etc/kafka-tls","readOnly":true}]}]}}}}""");
        CLUSTER.kubectl("rollout", "status", "-n", Cluster.NAMESPACE, "statefulset/kafka", "--timeout=3m");
        password("right");
    }

    @Test
    @DisplayName(
            "a missing Secret, a wrong password, a new one, then a certificate instead: each told or taken, and nothing lost")
    void credentialsComeAndChange() {
        // Given
        Pipeline moods = pipeline("moods");

        // When
        moods.apply(PipelineManifest.of("moods").withKafka(SCRAM));

        // Then
        moods.await("SecretNotFound", Duration.ofSeconds(30), () -> moods.status()
                .message()
                .contains("Secret " + Cluster.NAMESPACE + "/moods-password does not exist"));
        assertThat(moods.pods("stream")).isEmpty();

        // When
        secret("moods-password", Map.of("password", "wrong"));

        // Then
        moods.await("the refusal", Duration.ofMinutes(2), () -> moods.status()
                .message()
                .contains("Authentication failed"));
        System.out.println("  " + moods.status().message());
        assertThat(moods.status().message()).doesNotContain("wrong");

        // When
        secret("moods-password", Map.of("password", "right"));

        // Then
        moods.awaitReady();
        moods.awaitRows(300);

        // When
        CertificateAuthority.Pair user = authority.issue("moods");
        secret("moods-user", Map.of("tls.crt", user.certificate(), "tls.key", user.key()));
        moods.apply(PipelineManifest.of("moods").withKafka(MUTUAL));

        // Then
        moods.awaitReady();
        moods.awaitRows(300);
        moods.suspendAndProve();
        moods.delete();
    }

    private static void password(String password) {
        CLUSTER.kubectl(
                "exec",
                "-n",
                Cluster.NAMESPACE,
                "kafka-0",
                "--",
                "sh",
                "-c",
                "java -Xmx128m -cp '/opt/kafka/lib/*' kafka.admin.ConfigCommand --bootstrap-server localhost:9092 --alter"
                        + " --add-config 'SCRAM-SHA-512=[password=" + password
                        + "]' --entity-type users --entity-name moods");
    }

    private static void secret(String name, Map<String, String> data) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(Cluster.NAMESPACE)
                        .endMetadata()
                        .withStringData(data)
                        .build())
                .forceConflicts()
                .serverSideApply();
    }
}
