package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.KafkaAuthenticationSpec;
import dev.activitypipeline.controller.api.v1alpha1.KafkaSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Addresses, log-in and client properties. */
final class KafkaRules {
    private static final Map<KafkaAuthenticationSpec.Type, Set<String>> FIELDS = Map.of(
            KafkaAuthenticationSpec.Type.SCRAM_SHA_512, Set.of("username", "password"),
            KafkaAuthenticationSpec.Type.PLAIN, Set.of("username", "password"),
            KafkaAuthenticationSpec.Type.TLS, Set.of("certificate", "privateKey"),
            KafkaAuthenticationSpec.Type.OAUTHBEARER, Set.of("clientId", "clientSecret", "tokenEndpoint"));

    private KafkaRules() {}

    static void check(KafkaSpec kafka, Violations violations) {
        if (kafka.bootstrapServers() != null) {
            ports(kafka.bootstrapServers(), violations);
        }
        if (kafka.authentication() != null && kafka.authentication().type() != null) {
            authentication(kafka, kafka.authentication(), violations);
        }
        KafkaProperties.RULES.check("spec.kafka.properties", kafka.properties(), violations);
    }

    private static void ports(String servers, Violations violations) {
        for (String server : servers.split(",", -1)) {
            int port = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
            if (port < 1 || port > 65_535) {
                violations.add(
                        "spec.kafka.bootstrapServers", "\"" + server + "\"", "must have a port between 1 and 65535");
            }
        }
    }

    private static void authentication(KafkaSpec kafka, KafkaAuthenticationSpec given, Violations violations) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("username", given.username());
        fields.put("password", given.password());
        fields.put("certificate", given.certificate());
        fields.put("privateKey", given.privateKey());
        fields.put("clientId", given.clientId());
        fields.put("clientSecret", given.clientSecret());
        fields.put("tokenEndpoint", given.tokenEndpoint());
        fields.put("scope", given.scope());
        String type = given.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Collection<String> wanted = FIELDS.get(given.type());
        fields.forEach((name, value) -> {
            String path = "spec.kafka.authentication." + name;
            boolean scope = name.equals("scope") && given.type() == KafkaAuthenticationSpec.Type.OAUTHBEARER;
            if (value == null && wanted.contains(name)) {
                violations.add(path, "is required with type " + type);
            } else if (value != null && !wanted.contains(name) && !scope) {
                violations.add(path, "has no place with type " + type + "; remove it or choose another type");
            }
        });
        if (kafka.tls() == null && given.type() != KafkaAuthenticationSpec.Type.SCRAM_SHA_512) {
            violations.add(
                    "spec.kafka.tls",
                    given.type() == KafkaAuthenticationSpec.Type.TLS
                            ? "is required with authentication of type tls; \"tls: {}\" trusts the Java runtime's authorities"
                            : "is required with authentication of type " + type
                                    + ", which would send a credential in clear text without it");
        }
    }
}
