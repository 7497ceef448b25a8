package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.KafkaAuthenticationSpec;
import dev.activitypipeline.controller.api.v1alpha1.KafkaTlsSpec;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where Kafka is and how to log in.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param cluster the value of the label {@code strimzi.io/cluster}
 * @param tls what to trust; empty is no encryption
 * @param authentication references to Secrets; empty is no log-in
 * @param properties tuning of the clients, all from the allow-list
 */
public record KafkaPlan(
        String bootstrapServers,
        Optional<String> cluster,
        Optional<KafkaTlsSpec> tls,
        Optional<KafkaAuthenticationSpec> authentication,
        SortedMap<String, String> properties) {

    /** The same clients at a broker that asks for neither encryption nor a log-in. */
    public KafkaPlan withoutSecurity() {
        return new KafkaPlan(bootstrapServers, cluster, Optional.empty(), Optional.empty(), properties);
    }

    /** Kafka's {@code security.protocol}. */
    public String securityProtocol() {
        boolean sasl = authentication
                .filter(given -> given.type() != KafkaAuthenticationSpec.Type.TLS)
                .isPresent();
        return (sasl ? "SASL_" : "") + (tls.isPresent() ? "SSL" : "PLAINTEXT");
    }
}
