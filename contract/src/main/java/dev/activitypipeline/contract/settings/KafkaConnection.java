package dev.activitypipeline.contract.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Kafka is and how to log in.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param topic the topic's name in Kafka
 * @param propertiesFile a mounted {@code .properties} file with security settings; credentials never travel in the environment
 */
public record KafkaConnection(String bootstrapServers, String topic, Optional<Path> propertiesFile) {
    static KafkaConnection from(Environment environment) {
        return new KafkaConnection(
                environment.text("KAFKA_BOOTSTRAP_SERVERS"),
                environment.text("KAFKA_TOPIC"),
                environment.optionalPath("KAFKA_PROPERTIES_FILE"));
    }

    /**
     * Kafka's clients are not even made while none of the brokers' names can be resolved, as on a node that has just come up. That passes, as
     * a broker's silence does.
     *
     * @param refused what making a client threw
     * @return what is missing, if that is why
     */
    public Optional<String> unresolved(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            // The class is that of every wrong setting; the words are those of ClientUtils.parseAndValidateAddresses.
            if (String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap urls")) {
                return Optional.of("no address for " + bootstrapServers + " in the DNS");
            }
        }
        return Optional.empty();
    }

    void writeTo(Map<String, String> variables) {
        variables.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        variables.put("KAFKA_TOPIC", topic);
        propertiesFile.ifPresent(file -> variables.put("KAFKA_PROPERTIES_FILE", file.toString()));
    }
}
