package dev.activitypipeline.stream.topic;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.StreamStopped;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/** The topic as Spark reads it: committed records only, with their headers. */
public final class KafkaSource {
    private final StreamSettings settings;
    private final TopicWatch topic;

    public KafkaSource(StreamSettings settings, TopicWatch topic) {
        this.settings = settings;
        this.topic = topic;
    }

    public Dataset<Row> records(SparkSession spark) throws IOException {
        DataStreamReader reader = spark.readStream()
                .format("kafka")
                .option("subscribe", settings.kafka().topic())
                .option("includeHeaders", "true")
                .option("startingOffsets", settings.startingOffsets().name().toLowerCase(Locale.ROOT))
                .option("maxOffsetsPerTrigger", Long.toString(settings.maxOffsetsPerTrigger()))
                .option("failOnDataLoss", Boolean.toString(settings.dataLoss() == DataLossPolicy.FAIL))
                .option("groupIdPrefix", "activity-pipeline-" + settings.pipelineName())
                .option("kafka.isolation.level", "read_committed")
                // The default hands over 500 records at a time; a record here has some 300 bytes.
                .option("kafka.max.poll.records", "10000")
                .option("kafka.max.partition.fetch.bytes", Integer.toString(4 * 1024 * 1024))
                // A small batch reads each partition to its end, and would wait there so long for records that are not
                // to be in it.
                .option("kafka.fetch.max.wait.ms", "5");
        Properties properties = KafkaProperties.of(settings.kafka());
        for (String key : properties.stringPropertyNames()) {
            reader = reader.option("kafka." + key, properties.getProperty(key));
        }
        return reader.load().selectExpr("key", "value", "headers", "partition", "offset", "timestamp");
    }

    /**
     * Offsets that nobody read must still be in the topic. Spark looks only when it reads; here it is known before anything starts.
     *
     * @param next for each partition the first offset that no batch covers
     * @throws StreamStopped with {@link StreamProblem.DataLost} naming the ranges
     */
    public void mustHoldFrom(SortedMap<Integer, Long> next) {
        LostOffsets lost = LostOffsets.of(topic.beginnings(), next, Map.of());
        if (!lost.isNone()) {
            throw new StreamStopped(new StreamProblem.DataLost(settings.kafka().topic(), lost.ranges()));
        }
    }
}
