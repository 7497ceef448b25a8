package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka's own client makes of the rendered properties. */
class KafkaAccessTest {
    private static final String SCRAM = """
            type: scram-sha-512
                  username: fitness
                  password: {secretName: fitness-user, key: password}""";

    @TempDir
    private Path mounted;

    @Test
    void thePasswordIsReadByTheClientFromItsFile() throws IOException {
        // Given
        Files.writeString(mounted.resolve("password"), "wort-mit ${x} $1");
        KafkaAccess access = KafkaAccess.of(ManifestCase.of("tls-scram").plan().kafka());

        // When
        Map<String, ?> login = login(access);

        // Then
        assertThat(access.fileContent()).doesNotContain("wort");
        assertThat(login.get("username")).isEqualTo("fitness");
        assertThat(login.get("password")).isEqualTo("wort-mit ${x} $1");
    }

    @Test
    void aUsersTextIsNoReferenceToAFile() throws IOException {
        // Given
        Files.writeString(mounted.resolve("password"), "geheim");
        String name = "${directory:" + mounted + ":password}=; com.example.Evil required;";
        PipelinePlan plan = ManifestCase.of("tls-scram").planWith("username: fitness", "username: '" + name + "'");

        // When
        Map<String, ?> login = login(KafkaAccess.of(plan.kafka()));

        // Then
        assertThat(login.get("username")).isEqualTo(name);
        assertThat(login.get("password")).isEqualTo("geheim");
    }

    @Test
    void anOAuthClientLogsInByCredentialsAndMayAskItsEndpoint() throws IOException {
        // Given
        Files.writeString(mounted.resolve("client-secret"), "geheim");
        KafkaAccess access = KafkaAccess.of(ManifestCase.of("full").plan().kafka());

        // When
        Map<String, ?> login = login(access);

        // Then
        assertThat(login.get("clientId")).isEqualTo("fitness");
        assertThat(login.get("clientSecret")).isEqualTo("geheim");
        assertThat(login.get("scope")).isEqualTo("kafka");
        assertThat(access.jvmOptions())
                .contains("-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls="
                        + "https://sso.example.com/realms/kafka/protocol/openid-connect/token");
    }

    @Test
    void aCertificateAndItsKeyComeFromTheirFiles() throws IOException {
        // Given
        Files.writeString(mounted.resolve("user.crt"), "certificate");
        Files.writeString(mounted.resolve("user.key"), "key");
        PipelinePlan plan = ManifestCase.of("tls-scram").planWith(SCRAM, """
                        type: tls
                              certificate: {secretName: u, key: c}
                              privateKey: {secretName: u, key: k}""");

        // When
        ProducerConfig config = config(KafkaAccess.of(plan.kafka()));

        // Then
        assertThat(config.getPassword("ssl.keystore.certificate.chain")).isEqualTo(new Password("certificate"));
        assertThat(config.getPassword("ssl.keystore.key")).isEqualTo(new Password("key"));
        assertThat(config.getString("security.protocol")).isEqualTo("SSL");
    }

    @Test
    void withoutSecretsNothingIsMounted() {
        // When
        KafkaAccess access = KafkaAccess.of(ManifestCase.of("minimal").plan().kafka());

        // Then
        assertThat(access.secrets()).isEmpty();
        assertThat(access.jvmOptions()).isEmpty();
        assertThat(access.fileContent()).isEqualTo("security.protocol=PLAINTEXT\n");
    }

    @Test
    void secretsAreReadableByTheProcessGroupAlone() {
        // When
        Volume volume = KafkaAccess.of(ManifestCase.of("tls-scram").plan().kafka())
                .secrets()
                .orElseThrow()
                .volume();

        // Then
        assertThat(volume.getProjected().getDefaultMode()).isEqualTo(0440);
        assertThat(volume.getProjected().getSources()).hasSize(2);
    }

    private Map<String, ?> login(KafkaAccess access) throws IOException {
        ProducerConfig config = config(access);
        return JaasContext.loadClientContext(Map.of(
                        "sasl.mechanism", config.getString("sasl.mechanism"),
                        "sasl.jaas.config", config.getPassword("sasl.jaas.config")))
                .configurationEntries()
                .get(0)
                .getOptions();
    }

    private ProducerConfig config(KafkaAccess access) throws IOException {
        Properties properties = new Properties();
        properties.load(
                new StringReader(access.fileContent().replace(SecretFile.FOLDER.toString(), mounted.toString())));
        Map<String, Object> map = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        map.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "kafka:9092");
        map.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        map.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new ProducerConfig(map);
    }
}
