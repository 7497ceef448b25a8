package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import java.util.Map;

/** Where Kafka is and how to log in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaSpec(
        @JsonPropertyDescription("Brokers to start from: host:port, comma-separated.")
        @Required
        @Pattern(Patterns.HOSTS)
        @Expects("host:port, or several of them separated by commas without spaces")
        String bootstrapServers,

        @JsonPropertyDescription(
                "Name of the Strimzi Kafka cluster, written to the topic's label strimzi.io/cluster. Without it the controller's own topic operator serves the topic.")
        @Pattern(Patterns.DNS_SUBDOMAIN)
        @Expects(Patterns.NAME_WORDS)
        @Effect(Impact.IN_PLACE)
        String cluster,

        @JsonPropertyDescription(
                "Encrypts the connection and checks the brokers' certificates; {} trusts the Java runtime's authorities.")
        KafkaTlsSpec tls,

        @JsonPropertyDescription("How the producers and the stream job log in; without it they do not.")
        KafkaAuthenticationSpec authentication,

        @JsonPropertyDescription(
                "Tuning of the Kafka clients, from an allow-list: timeouts, buffers, batches and fetch sizes.")
        Map<String, JsonNode> properties) {}
