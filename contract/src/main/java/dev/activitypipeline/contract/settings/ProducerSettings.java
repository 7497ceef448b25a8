package dev.activitypipeline.contract.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a producer process starts with.
 *
 * @param pipelineName the resource's name
 * @param pipelineId the resource's UID: part of the transactional id, so that two pipelines of one name never fence each other
 * @param ordinal which of the pipeline's producers this is, from 0
 * @param kafka where to write
 * @param source where events come from
 * @param transactionInterval the longest time that an accepted event waits for its transaction's commit
 * @param compression Kafka's {@code compression.type}
 * @param acknowledgements a directory for the ledger of acknowledged sequence numbers, evidence for the verification
 * @param statusPort port of /metrics, /healthz, /readyz and /status; 0 picks a free one
 * @param exitWhenDone whether to end with exit code 0 after the last event of a finite source, instead of staying idle
 */
public record ProducerSettings(
        String pipelineName,
        String pipelineId,
        int ordinal,
        KafkaConnection kafka,
        ProducerSource source,
        Duration transactionInterval,
        String compression,
        Optional<Path> acknowledgements,
        int statusPort,
        boolean exitWhenDone) {

    /** What the {@code producer} header says: {@code <pipeline>-<ordinal>}. */
    public String producerId() {
        return pipelineName + "-" + ordinal;
    }

    /** Stable over restarts, so that a new process fences the one before it. */
    public String transactionalId() {
        return "activity-pipeline." + pipelineId + "." + ordinal;
    }

    /** @throws InvalidEnvironment naming every variable at fault */
    public static ProducerSettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        ProducerSettings settings = new ProducerSettings(
                environment.text("PIPELINE_NAME"),
                environment.text("PIPELINE_ID"),
                (int) environment.number("PRODUCER_ORDINAL", 0, 0, 999),
                KafkaConnection.from(environment),
                ProducerSource.from(environment),
                environment.millis(
                        "TRANSACTION_INTERVAL_MS",
                        Duration.ofMillis(100),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(30)),
                environment.word("COMPRESSION", "lz4", List.of("none", "gzip", "snappy", "lz4", "zstd")),
                environment.optionalPath("ACKNOWLEDGEMENTS"),
                (int) environment.number("STATUS_PORT", 9404, 0, 65_535),
                environment.flag("EXIT_WHEN_DONE", false));
        environment.failOnFaults();
        return settings;
    }

    public Map<String, String> toEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PIPELINE_NAME", pipelineName);
        variables.put("PIPELINE_ID", pipelineId);
        variables.put("PRODUCER_ORDINAL", Integer.toString(ordinal));
        kafka.writeTo(variables);
        source.writeTo(variables);
        variables.put("TRANSACTION_INTERVAL_MS", Long.toString(transactionInterval.toMillis()));
        variables.put("COMPRESSION", compression);
        acknowledgements.ifPresent(directory -> variables.put("ACKNOWLEDGEMENTS", directory.toString()));
        variables.put("STATUS_PORT", Integer.toString(statusPort));
        variables.put("EXIT_WHEN_DONE", Boolean.toString(exitWhenDone));
        return variables;
    }
}
