package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.contract.settings.StreamSettings.StartingOffsets;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec;
import dev.activitypipeline.controller.api.v1alpha1.CompactionSpec;
import dev.activitypipeline.controller.api.v1alpha1.FilesSpec;
import dev.activitypipeline.controller.api.v1alpha1.KafkaSpec;
import dev.activitypipeline.controller.api.v1alpha1.ProducerSpec;
import dev.activitypipeline.controller.api.v1alpha1.RestartPolicySpec;
import dev.activitypipeline.controller.api.v1alpha1.SimulateSpec;
import dev.activitypipeline.controller.api.v1alpha1.SourceSpec;
import dev.activitypipeline.controller.api.v1alpha1.StoreSpec;
import dev.activitypipeline.controller.api.v1alpha1.StreamSpec;
import dev.activitypipeline.controller.api.v1alpha1.TopicSpec;
import dev.activitypipeline.controller.api.v1alpha1.ValidationSpec;
import dev.activitypipeline.controller.schema.Defaults;
import dev.activitypipeline.controller.schema.Durations;
import dev.activitypipeline.controller.schema.ModelSchema;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;

/** From a spec that is complete and without violations to the plan. */
final class PlanFactory {
    private static final JsonMapper MAPPER = new JsonMapper();

    private PlanFactory() {}

    static PipelinePlan plan(ObjectMeta metadata, ActivityPipelineSpec spec) {
        PipelineNames names = PipelineNames.of(metadata.getName());
        return new PipelinePlan(
                metadata.getName(),
                Optional.ofNullable(metadata.getNamespace()),
                Optional.ofNullable(metadata.getUid()),
                Optional.ofNullable(metadata.getUid()),
                spec.suspend(),
                names,
                new PipelineLabels(names.base()),
                kafka(spec.kafka()),
                topic(spec.topic()),
                producer(spec.producer()),
                stream(spec.stream(), spec.validation()),
                store(spec.store()));
    }

    static KafkaPlan kafka(KafkaSpec kafka) {
        return new KafkaPlan(
                kafka.bootstrapServers(),
                Optional.ofNullable(kafka.cluster()),
                Optional.ofNullable(kafka.tls()),
                Optional.ofNullable(kafka.authentication()),
                Collections.unmodifiableSortedMap(PropertyRules.texts(kafka.properties())));
    }

    private static TopicPlan topic(TopicSpec topic) {
        return new TopicPlan(
                topic.name(),
                topic.partitions(),
                topic.replicas(),
                Collections.unmodifiableSortedMap(PropertyRules.texts(topic.config())),
                topic.deletionPolicy());
    }

    private static ProducerPlan producer(ProducerSpec producer) {
        return new ProducerPlan(
                producer.replicas(),
                Optional.ofNullable(producer.image()),
                source(producer.source()),
                Optional.ofNullable(producer.source().files()).map(FilesSpec::claim),
                word(producer.compression()),
                Durations.of(producer.transactionInterval()),
                ResourcesPlan.of(
                        producer.resources().cpu(), producer.resources().memory()));
    }

    private static ProducerSource source(SourceSpec source) {
        if (source.simulate() != null) {
            return simulate(source.simulate());
        } else if (source.files() != null) {
            return new ProducerSource.Files(
                    Path.of(Objects.requireNonNullElse(source.files().directory(), "")),
                    source.files().path(),
                    source.files().watch());
        }
        return new ProducerSource.Http(source.http().port());
    }

    private static ProducerSource simulate(SimulateSpec simulate) {
        return new ProducerSource.Simulate(
                simulate.seed(),
                simulate.users(),
                simulate.eventsPerSecond(),
                RateProfile.valueOf(simulate.profile().name()),
                simulate.eventLimit(),
                LocalDate.parse(simulate.startDate()),
                simulate.malformedRatio(),
                simulate.duplicateRatio(),
                simulate.lateRatio());
    }

    private static StreamPlan stream(StreamSpec stream, ValidationSpec validation) {
        RestartPolicySpec restart = stream.restartPolicy();
        return new StreamPlan(
                Optional.ofNullable(stream.image()),
                stream.executors(),
                Durations.of(stream.trigger()),
                stream.maxOffsetsPerTrigger(),
                StartingOffsets.valueOf(stream.startingOffsets().name()),
                ResourcesPlan.of(stream.resources().cpu(), stream.resources().memory()),
                Collections.unmodifiableSortedMap(PropertyRules.texts(stream.sparkConf())),
                new StreamPlan.RestartPlan(
                        restart.mode() == RestartPolicySpec.Mode.ALWAYS,
                        Durations.of(restart.initialDelay()),
                        Durations.of(restart.maxDelay()),
                        restart.resetAfterBatches()),
                Durations.of(stream.progressDeadline()),
                TopicRecreatedPolicy.valueOf(stream.onTopicRecreated().name()),
                DataLossPolicy.valueOf(stream.onDataLoss().name()),
                Durations.of(stream.dailyInterval()),
                EventRulesPlanner.rules(validation));
    }

    private static StorePlan store(StoreSpec store) {
        return new StorePlan(
                String.valueOf(store.size().getValue()),
                StoreFormat.valueOf(store.format().name()),
                store.deletionPolicy(),
                Optional.ofNullable(store.storageClassName()),
                word(store.accessMode()),
                Optional.ofNullable(store.retention()).map(StoreRules::days).orElse(0),
                compaction(store),
                Optional.ofNullable(store.path()),
                Optional.ofNullable(store.bigQuery()).map(BigQueryPlan::of));
    }

    /** Not a default of the CRD: a compaction that nobody wrote must not appear beside format parquet, where it is refused. */
    private static Duration compaction(StoreSpec store) {
        if (store.format() == StoreSpec.Format.PARQUET) {
            return Duration.ZERO;
        }
        String interval = store.compaction() != null
                ? store.compaction().interval()
                : Defaults.complete(ModelSchema.ofRecord(CompactionSpec.class), JsonNodeFactory.instance.objectNode())
                        .get("interval")
                        .textValue();
        return Durations.of(interval);
    }

    /** The enum's word in the manifest, which is also Kafka's and Kubernetes'. */
    private static String word(Enum<?> choice) {
        return MAPPER.convertValue(choice, String.class);
    }
}
