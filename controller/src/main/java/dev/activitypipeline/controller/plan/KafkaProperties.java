package dev.activitypipeline.controller.plan;

import static dev.activitypipeline.controller.plan.PropertyType.intAtLeast;
import static dev.activitypipeline.controller.plan.PropertyType.listOf;
import static dev.activitypipeline.controller.plan.PropertyType.longAtLeast;
import static dev.activitypipeline.controller.plan.PropertyType.matching;
import static dev.activitypipeline.controller.plan.PropertyType.oneOf;

import dev.activitypipeline.controller.plan.PropertyRules.Denial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which properties of the Kafka clients a manifest may set: those that change timing and size alone. A client's configuration can load
 * classes, read files and call addresses (CVE-2023-25194, CVE-2025-27817), so the list says what is allowed, not what is not.
 */
final class KafkaProperties {
    private static final String CLASSES = "it names code to load into the process; there is no field for it";
    private static final String EXACTLY_ONCE = "exactly-once delivery rests on the pipeline's own value";

    private static final Map<String, PropertyType> ALLOWED = Map.ofEntries(
            Map.entry("batch.size", intAtLeast(0)),
            Map.entry("buffer.memory", longAtLeast(1 << 20)),
            Map.entry("client.dns.lookup", oneOf("use_all_dns_ips", "resolve_canonical_bootstrap_servers_only")),
            Map.entry("client.rack", matching("a rack's name", "[-._a-zA-Z0-9]{0,63}")),
            Map.entry("connections.max.idle.ms", longAtLeast(-1)),
            Map.entry("default.api.timeout.ms", intAtLeast(1)),
            Map.entry("delivery.timeout.ms", intAtLeast(1)),
            Map.entry("fetch.max.bytes", intAtLeast(1024)),
            Map.entry("fetch.max.wait.ms", intAtLeast(0)),
            Map.entry("fetch.min.bytes", intAtLeast(0)),
            Map.entry("linger.ms", longAtLeast(0)),
            Map.entry("max.block.ms", longAtLeast(1)),
            Map.entry("max.partition.fetch.bytes", intAtLeast(1024)),
            Map.entry("max.poll.records", intAtLeast(1)),
            Map.entry("max.request.size", intAtLeast(1024)),
            Map.entry("metadata.max.age.ms", longAtLeast(1)),
            Map.entry("receive.buffer.bytes", intAtLeast(-1)),
            Map.entry("reconnect.backoff.max.ms", longAtLeast(0)),
            Map.entry("reconnect.backoff.ms", longAtLeast(0)),
            Map.entry("request.timeout.ms", intAtLeast(1)),
            Map.entry("retry.backoff.max.ms", longAtLeast(0)),
            Map.entry("retry.backoff.ms", longAtLeast(0)),
            Map.entry("send.buffer.bytes", intAtLeast(-1)),
            Map.entry("socket.connection.setup.timeout.max.ms", longAtLeast(1)),
            Map.entry("socket.connection.setup.timeout.ms", longAtLeast(1)),
            Map.entry("ssl.enabled.protocols", listOf("TLSv1.2", "TLSv1.3")),
            Map.entry("transaction.timeout.ms", intAtLeast(1000)));

    static final PropertyRules RULES = new PropertyRules(
            new TreeMap<>(ALLOWED),
            List.of(
                    Denial.of(
                            "sasl\\.jaas\\.config", "it can load code into the process; use spec.kafka.authentication"),
                    Denial.of(
                            "sasl\\.oauthbearer\\..*(url|file)",
                            "it reads files and calls addresses; use spec.kafka.authentication.tokenEndpoint"),
                    Denial.of("sasl\\..*", "it decides how to log in; use spec.kafka.authentication"),
                    Denial.of("security\\.protocol", "it follows from spec.kafka.tls and spec.kafka.authentication"),
                    Denial.of(
                            "ssl\\.endpoint\\.identification\\.algorithm", "the broker's host name is always checked"),
                    Denial.of(
                            "ssl\\.keystore\\..*|ssl\\.key\\..*",
                            "it names files or holds a key; use spec.kafka.authentication with type tls"),
                    Denial.of("ssl\\.truststore\\..*", "it names files; use spec.kafka.tls.trustedCertificates"),
                    Denial.of("bootstrap\\.servers", "use spec.kafka.bootstrapServers"),
                    Denial.of("compression\\.type", "use spec.producer.compression"),
                    Denial.of("auto\\.offset\\.reset", "use spec.stream.startingOffsets"),
                    Denial.of(
                            "acks|enable\\.idempotence|enable\\.auto\\.commit|transactional\\.id|isolation\\.level|group\\.id"
                                    + "|group\\.instance\\.id|retries|max\\.in\\.flight\\.requests\\.per\\.connection|client\\.id",
                            EXACTLY_ONCE),
                    Denial.of(
                            "interceptor\\.classes|metric\\.reporters|config\\.providers.*|.*\\.class(es|\\.name)?|.*(de)?serializer"
                                    + "|security\\.providers|ssl\\.(provider|engine\\..*)|partition\\.assignment\\.strategy",
                            CLASSES)),
            "is not allowed (see allow-list)");

    private KafkaProperties() {}
}
