package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Encryption of the connection to Kafka. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaTlsSpec(
        @JsonPropertyDescription(
                "PEM certificates of the authorities to trust, such as Strimzi's <cluster>-cluster-ca-cert, key ca.crt. Without it the Java runtime's authorities are trusted.")
        SecretKeySpec trustedCertificates) {}
