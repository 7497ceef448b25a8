package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** How to log in to Kafka. Credentials are references to Secrets, never values. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KafkaAuthenticationSpec(
        @JsonPropertyDescription(
                "scram-sha-512 and plain want username and password; tls wants certificate and privateKey; oauthbearer wants clientId, clientSecret and tokenEndpoint.")
        @Required
        Type type,

        @JsonPropertyDescription("The user, for scram-sha-512 and plain.")
        @Pattern("^[^\\x00-\\x1f\"\\\\]{1,253}$")
        @Expects("a user name of at most 253 characters without quotes, backslashes and control characters")
        String username,

        @JsonPropertyDescription("Where the password is, for scram-sha-512 and plain.")
        SecretKeySpec password,

        @JsonPropertyDescription("Where the client's PEM certificate is, for tls.")
        SecretKeySpec certificate,

        @JsonPropertyDescription("Where the client's PEM private key is, for tls.")
        SecretKeySpec privateKey,

        @JsonPropertyDescription("The OAuth 2 client, for oauthbearer.")
        @Pattern("^[^\\x00-\\x1f\"\\\\]{1,253}$")
        @Expects("a client id of at most 253 characters without quotes, backslashes and control characters")
        String clientId,

        @JsonPropertyDescription("Where the OAuth 2 client's secret is, for oauthbearer.")
        SecretKeySpec clientSecret,

        @JsonPropertyDescription("The https address that hands out tokens, for oauthbearer.")
        @Pattern("^https://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[-A-Za-z0-9._~/%]*)?$")
        @Expects("an https address without user, query or fragment")
        String tokenEndpoint,

        @JsonPropertyDescription("The scope to ask a token for, for oauthbearer.")
        @Pattern("^[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*$")
        @Expects("OAuth 2 scopes separated by single spaces")
        String scope) {

    /** How to log in. */
    public enum Type {
        /** A user and a password that never crosses the wire. */
        @JsonProperty("scram-sha-512")
        SCRAM_SHA_512,
        /** A user and a password in clear text; only over TLS. */
        @JsonProperty("plain")
        PLAIN,
        /** A client certificate. */
        @JsonProperty("tls")
        TLS,
        /** A token from an OAuth 2 server, by client credentials. */
        @JsonProperty("oauthbearer")
        OAUTHBEARER
    }
}
