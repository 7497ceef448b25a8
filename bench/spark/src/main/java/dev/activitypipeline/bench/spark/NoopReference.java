package dev.activitypipeline.bench.spark;

import org.apache.spark.sql.SparkSession;

/**
 * The floor under every Spark job that reads a topic: records come out of Kafka and are dropped, as they are. It reads with the same Kafka settings as our job, which are
 * quicker than the defaults.
 */
public final class NoopReference {
    private NoopReference() {}

    public static void main(String[] words) throws Exception {
        ReferenceArguments arguments = ReferenceArguments.of(words);
        try (SparkSession spark = SparkSession.builder().appName("noop").getOrCreate()) {
            spark.readStream()
                    .format("kafka")
                    .option("kafka.bootstrap.servers", arguments.bootstrapServers())
                    .option("subscribe", arguments.topic())
                    .option("startingOffsets", "earliest")
                    .option("maxOffsetsPerTrigger", arguments.maxOffsets())
                    .option("kafka.isolation.level", "read_committed")
                    .option("kafka.max.poll.records", "10000")
                    .option("kafka.max.partition.fetch.bytes", Integer.toString(4 * 1024 * 1024))
                    .option("kafka.fetch.max.wait.ms", "50")
                    .load()
                    .writeStream()
                    .format("noop")
                    .option("checkpointLocation", arguments.checkpoint())
                    .trigger(arguments.trigger())
                    .start()
                    .awaitTermination();
        }
    }
}
