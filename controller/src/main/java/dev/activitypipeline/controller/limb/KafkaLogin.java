package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.KafkaAuthenticationSpec;
import dev.activitypipeline.controller.limb.SecretFile.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a client of Kafka says who it is.
 *
 * @param properties without a credential in them: they refer to the files
 * @param files the credentials
 */
record KafkaLogin(Map<String, String> properties, List<SecretFile> files) {
    private static final String SECURITY = "org.apache.kafka.common.security.";

    static KafkaLogin of(KafkaAuthenticationSpec given) {
        return switch (given.type()) {
            case SCRAM_SHA_512 -> password("SCRAM-SHA-512", "scram.ScramLoginModule", given);
            case PLAIN -> password("PLAIN", "plain.PlainLoginModule", given);
            case TLS -> certificate(given);
            case OAUTHBEARER -> token(given);
        };
    }

    private static KafkaLogin password(String mechanism, String module, KafkaAuthenticationSpec given) {
        SecretFile password = new SecretFile("password", given.password(), Content.QUOTED);
        String jaas = jaas(module, option("username", given.username()) + credential("password", password));
        return new KafkaLogin(Map.of("sasl.mechanism", mechanism, "sasl.jaas.config", jaas), List.of(password));
    }

    /** Kafka takes certificate and key from one file, or each as a value; they are two keys, perhaps of two Secrets. */
    private static KafkaLogin certificate(KafkaAuthenticationSpec given) {
        SecretFile certificate = new SecretFile("user.crt", given.certificate(), Content.PEM);
        SecretFile key = new SecretFile("user.key", given.privateKey(), Content.PEM);
        return new KafkaLogin(
                Map.of(
                        "ssl.keystore.type", "PEM",
                        "ssl.keystore.certificate.chain", certificate.reference(),
                        "ssl.keystore.key", key.reference()),
                List.of(certificate, key));
    }

    /** By JAAS, for Spark's client (Kafka 3.4) knows no properties for it. */
    private static KafkaLogin token(KafkaAuthenticationSpec given) {
        SecretFile secret = new SecretFile("client-secret", given.clientSecret(), Content.QUOTED);
        String scope = Optional.ofNullable(given.scope())
                .map(asked -> option("scope", asked))
                .orElse("");
        String jaas = jaas(
                "oauthbearer.OAuthBearerLoginModule",
                option("clientId", given.clientId()) + credential("clientSecret", secret) + scope);
        Map<String, String> properties = new TreeMap<>();
        properties.put("sasl.mechanism", "OAUTHBEARER");
        properties.put("sasl.jaas.config", jaas);
        properties.put("sasl.oauthbearer.token.endpoint.url", given.tokenEndpoint());
        properties.put("sasl.login.callback.handler.class", SECURITY + "oauthbearer.OAuthBearerLoginCallbackHandler");
        return new KafkaLogin(properties, List.of(secret));
    }

    private static String jaas(String module, String options) {
        return SECURITY + module + " required" + options + ";";
    }

    private static String credential(String name, SecretFile file) {
        return " " + name + "=\"" + file.reference() + "\"";
    }

    /** A user's own text is no reference to a file, whatever it looks like: in JAAS \044 is the dollar, which the client does not see before it has replaced. */
    private static String option(String name, String text) {
        return " " + name + "=\"" + text.replace("$", "\\044") + "\"";
    }
}
