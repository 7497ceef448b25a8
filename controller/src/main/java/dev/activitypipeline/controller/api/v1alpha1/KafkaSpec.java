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
                "Value of the label strimzi.io/cluster of the KafkaTopic: the name of Strimzi's Kafka, or of the chart's topicOperator.cluster. Without it kafka.")
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
                "Tuning of the Kafka clients by Kafka's own names, such as linger.ms: 20. Only timeouts, buffers, batches and fetch sizes are taken; docs/reference/activitypipeline.md lists them.")
        Map<String, JsonNode> properties) {}
