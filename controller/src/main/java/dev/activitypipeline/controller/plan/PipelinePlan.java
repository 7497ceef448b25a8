package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.contract.settings.KafkaConnection;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.StreamSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything decided about one pipeline. The controller and the launcher take their settings from here, so that a manifest means the same
 * in both places; only the {@link Placement} differs.
 *
 * @param pipeline the resource's name
 * @param namespace where it is; empty on a laptop
 * @param uid the resource's UID; empty on a laptop
 * @param identity names the pipeline's transactions and its store: that of the data, where data of an earlier resource of the name is there; empty on a laptop
 * @param suspended whether nothing is to run
 */
public record PipelinePlan(
        String pipeline,
        Optional<String> namespace,
        Optional<String> uid,
        Optional<String> identity,
        boolean suspended,
        PipelineNames names,
        PipelineLabels labels,
        KafkaPlan kafka,
        TopicPlan topic,
        ProducerPlan producer,
        StreamPlan stream,
        StorePlan store) {

    /** The same plan over data that is there already, filled by a pipeline of that identity. */
    public PipelinePlan over(String dataOf) {
        return new PipelinePlan(
                pipeline,
                namespace,
                uid,
                Optional.of(dataOf),
                suspended,
                names,
                labels,
                kafka,
                topic,
                producer,
                stream,
                store);
    }

    /** What the producer of that ordinal, from 0, starts with. */
    public ProducerSettings producerSettings(int ordinal, Placement place) {
        return new ProducerSettings(
                pipeline,
                place.pipelineId(),
                ordinal,
                connection(place),
                placed(producer.source(), place),
                producer.transactionInterval(),
                producer.compression(),
                place.acknowledgements(),
                place.statusPort(),
                place.exitWhenDone());
    }

    /** What the stream job starts with. */
    public StreamSettings streamSettings(Placement place) {
        return new StreamSettings(
                pipeline,
                place.pipelineId(),
                connection(place),
                store.under(place.volume()),
                store.format(),
                stream.trigger(),
                stream.maxOffsetsPerTrigger(),
                stream.startingOffsets(),
                stream.rules(),
                stream.dailyInterval(),
                store.compactionInterval(),
                store.retentionDays(),
                stream.topicRecreated(),
                stream.dataLoss(),
                place.statusPort());
    }

    /**
     * What the follower starts with; empty where nothing is to follow the store.
     *
     * @param key a mounted key file of Google's
     */
    public Optional<BigQuerySettings> bigQuerySettings(
            String pipelineId, Path volume, Optional<Path> key, int statusPort) {
        return store.bigQuery()
                .map(bigQuery -> new BigQuerySettings(
                        pipeline,
                        pipelineId,
                        store.under(volume),
                        bigQuery.target(),
                        bigQuery.interval(),
                        key,
                        bigQuery.endpoints(),
                        statusPort));
    }

    private KafkaConnection connection(Placement place) {
        return new KafkaConnection(place.bootstrapServers(), topic.name(), place.kafkaProperties());
    }

    private static ProducerSource placed(ProducerSource source, Placement place) {
        return source instanceof ProducerSource.Files files
                ? new ProducerSource.Files(
                        place.volume().resolve(files.directory()).normalize(), files.pattern(), files.watch())
                : source;
    }
}
