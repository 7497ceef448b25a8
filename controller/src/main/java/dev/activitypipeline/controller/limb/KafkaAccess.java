package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.KafkaAuthenticationSpec;
import dev.activitypipeline.controller.api.v1alpha1.KafkaTlsSpec;
import dev.activitypipeline.controller.plan.KafkaPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a process needs beside Kafka's address: a client's properties, and the mounted Secrets that they refer to. No credential stands in the properties: the
 * clients replace references to files when they read them, Spark's (Kafka 3.4) and the producer's (4.3) alike.
 *
 * @param properties of the client
 * @param files the Secrets' keys that the properties refer to
 * @param tokenEndpoint the address that the client may ask for tokens
 */
public record KafkaAccess(
        SortedMap<String, String> properties, List<SecretFile> files, Optional<String> tokenEndpoint) {
    /** The file of the properties, in the ConfigMap of each limb. */
    public static final String FILE = "kafka.properties";

    private static final String PROVIDER = "org.apache.kafka.common.config.provider.DirectoryConfigProvider";

    /** As the plan says. */
    public static KafkaAccess of(KafkaPlan kafka) {
        SortedMap<String, String> properties = new TreeMap<>(kafka.properties());
        List<SecretFile> files = new ArrayList<>();
        properties.put("security.protocol", kafka.securityProtocol());
        kafka.tls().map(KafkaTlsSpec::trustedCertificates).ifPresent(source -> {
            SecretFile trusted = new SecretFile("trusted.crt", source, SecretFile.Content.PEM);
            files.add(trusted);
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", trusted.path());
        });
        kafka.authentication().map(KafkaLogin::of).ifPresent(login -> {
            files.addAll(login.files());
            properties.putAll(login.properties());
            properties.put("config.providers", "directory");
            properties.put("config.providers.directory.class", PROVIDER);
            // Kafka 3.4 passes over it.
            properties.put("config.providers.directory.param.allowed.paths", SecretFile.FOLDER.toString());
        });
        return new KafkaAccess(
                Collections.unmodifiableSortedMap(properties),
                List.copyOf(files),
                kafka.authentication().map(KafkaAuthenticationSpec::tokenEndpoint));
    }

    /** All {@link #files} as one volume; empty if there are none. */
    public Optional<MountedVolume> secrets() {
        return SecretFile.volume(files);
    }

    /**
     * What a process reads at its start only: its properties, and by their digest the credentials, so that others roll the pods.
     *
     * @param credentials a digest of {@link #files}
     */
    public SortedMap<String, String> readAtStart(Optional<String> credentials) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(FILE, fileContent());
        credentials.ifPresent(digest -> files.put("credentials", digest));
        return files;
    }

    /** Where a process finds {@link #FILE}. */
    public static Path file() {
        return MountedVolume.CONFIG.resolve(FILE);
    }

    /** The content of {@link #FILE}. */
    public String fileContent() {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    /** What Kafka 4 wants to be told by who starts the process, since a client's properties may come from anybody. Spark's client does not ask. */
    public List<String> jvmOptions() {
        return systemProperties().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }

    /** {@link #jvmOptions} for a process that is running already. */
    public SortedMap<String, String> systemProperties() {
        SortedMap<String, String> system = new TreeMap<>();
        if (properties.containsKey("config.providers")) {
            system.put("org.apache.kafka.automatic.config.providers", PROVIDER);
        }
        tokenEndpoint.ifPresent(url -> system.put("org.apache.kafka.sasl.oauthbearer.allowed.urls", url));
        return system;
    }

    /** Where the mounted Secrets are. */
    public static Path secretsFolder() {
        return SecretFile.FOLDER;
    }
}
