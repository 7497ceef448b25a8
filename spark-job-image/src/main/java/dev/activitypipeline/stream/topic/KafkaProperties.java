package dev.activitypipeline.stream.topic;

import dev.activitypipeline.contract.settings.KafkaConnection;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;

/** How to reach Kafka, for the admin client and for Spark's source alike. */
public final class KafkaProperties {
    private KafkaProperties() {}

    /** The mounted security settings and the address. */
    public static Properties of(KafkaConnection kafka) throws IOException {
        Properties properties = new Properties();
        if (kafka.propertiesFile().isPresent()) {
            try (Reader file = Files.newBufferedReader(kafka.propertiesFile().get(), StandardCharsets.UTF_8)) {
                properties.load(file);
            }
        }
        properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
        return properties;
    }
}
