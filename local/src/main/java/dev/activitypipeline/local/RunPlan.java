package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.Http;
import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.local.ClassPaths.Program;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest means on this machine.
 *
 * @param pipeline what the controller would decide
 * @param files the folder that stands for the claim of a {@code files} source
 * @param notes what of the manifest has another meaning here, one sentence each
 */
record RunPlan(PipelinePlan pipeline, Optional<Path> files, List<String> notes) {
    private static final long MIB = 1 << 20;

    String name() {
        return pipeline.pipeline();
    }

    String topic() {
        return pipeline.topic().name();
    }

    int producers() {
        return pipeline.producer().replicas();
    }

    ProducerSource source() {
        return pipeline.producer().source();
    }

    /** The tables' folder when the run's folder is the volume. */
    Path storeUnder(Path volume) {
        return pipeline.store().under(volume);
    }

    /** What one producer starts with; on one machine the producers of an {@code http} source each have a port of their own. */
    ProducerSettings producerSettings(int ordinal, CommonGround ground) {
        ProducerSettings settings = pipeline.producerSettings(
                ordinal,
                ground.placement(files.orElse(ground.acknowledgements()), Optional.of(ground.acknowledgements())));
        return settings.source() instanceof Http http
                ? withSource(settings, new Http(http.port() + ordinal))
                : settings;
    }

    static ProducerSettings withSource(ProducerSettings settings, ProducerSource source) {
        return new ProducerSettings(
                settings.pipelineName(),
                settings.pipelineId(),
                settings.ordinal(),
                settings.kafka(),
                source,
                settings.transactionInterval(),
                settings.compression(),
                settings.acknowledgements(),
                settings.statusPort(),
                settings.exitWhenDone());
    }

    StreamSettings streamSettings(CommonGround ground) {
        return pipeline.streamSettings(ground.placement(ground.volume(), Optional.empty()));
    }

    /** The file of the clients' properties, as the limbs' pods have it; for the run's broker, which is open to this machine. */
    String kafkaProperties() {
        return KafkaAccess.of(pipeline.kafka().withoutSecurity()).fileContent();
    }

    /** Empty where nothing is to follow the store. What this machine's user may do counts, for there is no Secret here. */
    Optional<BigQuerySettings> bigQuerySettings(String pipelineId, Path volume) {
        return pipeline.bigQuerySettings(pipelineId, volume, Optional.empty(), 0);
    }

    /** What has to be built for it. */
    Set<Program> programs() {
        Set<Program> programs = EnumSet.allOf(Program.class);
        if (pipeline.store().bigQuery().isEmpty()) {
            programs.remove(Program.BIGQUERY);
        }
        return programs;
    }

    /** Threads of the Spark job: those of all its executors, as far as this machine has them. */
    int streamCores() {
        int asked = pipeline.stream().resources().threads()
                * Math.max(1, pipeline.stream().executors());
        return Math.max(1, Math.min(asked, Runtime.getRuntime().availableProcessors()));
    }

    /** The Spark job's heap as for {@code -Xmx}: what the manifest gives the whole process, since nothing limits the rest here. */
    String streamHeap() {
        return pipeline.stream().resources().memoryBytes() / MIB + "m";
    }
}
