package dev.activitypipeline.controller.topicoperator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Kafka. The client reads credentials when it is made; when their files have changed, the next round makes a new one: a rotated Secret needs no restart.
 */
final class AdminConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminConnection.class);
    /** Who is silent for this long counts as away; the next batch asks again. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Map<String, Object> properties = new HashMap<>();
    private final Optional<Path> credentials;
    private final Function<Map<String, Object>, Admin> client;
    private Admin admin;
    private SortedMap<String, Integer> read;

    /**
     * @param credentials the folder of the files that the properties refer to
     * @param client makes a client from properties
     */
    AdminConnection(
            Map<String, String> properties, Optional<Path> credentials, Function<Map<String, Object>, Admin> client) {
        this.properties.put("client.id", "activity-pipeline-topic-operator");
        this.properties.put("default.api.timeout.ms", Math.toIntExact(PATIENCE.toMillis()));
        this.properties.put("request.timeout.ms", Math.toIntExact(PATIENCE.toMillis() / 2));
        this.properties.put("reconnect.backoff.max.ms", 5_000);
        this.properties.put("metric.reporters", "");
        this.properties.putAll(properties);
        this.credentials = credentials;
        this.client = client;
    }

    /** @throws org.apache.kafka.common.KafkaException if the settings or the files cannot be used */
    synchronized Admin admin() {
        if (admin == null) {
            read = hashes();
            admin = client.apply(properties);
        }
        return admin;
    }

    /** Lets go of a client whose credentials are no longer what is in the files. */
    synchronized void renewIfRotated() {
        if (admin != null && !hashes().equals(read)) {
            LOG.info("the credentials for Kafka have changed: connects anew");
            close();
        }
    }

    private SortedMap<String, Integer> hashes() {
        SortedMap<String, Integer> hashes = new TreeMap<>();
        if (credentials.filter(Files::isDirectory).isPresent()) {
            try (Stream<Path> files = Files.list(credentials.get())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    hashes.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
                }
            } catch (IOException inTheMiddle) {
                LOG.debug("the files are being exchanged; looks again later", inTheMiddle);
            }
        }
        return hashes;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(CLOSING);
            admin = null;
        }
    }
}
