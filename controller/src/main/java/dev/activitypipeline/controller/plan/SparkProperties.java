package dev.activitypipeline.controller.plan;

import static dev.activitypipeline.controller.plan.PropertyType.flag;
import static dev.activitypipeline.controller.plan.PropertyType.intAtLeast;
import static dev.activitypipeline.controller.plan.PropertyType.intBetween;
import static dev.activitypipeline.controller.plan.PropertyType.oneOf;
import static dev.activitypipeline.controller.plan.PropertyType.ratio;
import static dev.activitypipeline.controller.plan.PropertyType.sparkBytes;
import static dev.activitypipeline.controller.plan.PropertyType.sparkTime;

import dev.activitypipeline.controller.plan.PropertyRules.Denial;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which Spark properties a manifest may set. Spark's configuration can mount host folders, choose service accounts and load code, so the
 * list says what is allowed.
 */
final class SparkProperties {
    private static final Map<String, PropertyType> ALLOWED = Map.ofEntries(
            Map.entry("spark.cleaner.periodicGC.interval", sparkTime()),
            Map.entry("spark.default.parallelism", intBetween(1, 10_000)),
            Map.entry("spark.driver.maxResultSize", sparkBytes()),
            Map.entry("spark.executor.heartbeatInterval", sparkTime()),
            Map.entry("spark.io.compression.codec", oneOf("lz4", "lzf", "snappy", "zstd")),
            Map.entry("spark.locality.wait", sparkTime()),
            Map.entry("spark.log.level", oneOf("ERROR", "WARN", "INFO", "DEBUG")),
            Map.entry("spark.memory.fraction", ratio()),
            Map.entry("spark.memory.storageFraction", ratio()),
            Map.entry("spark.network.timeout", sparkTime()),
            Map.entry("spark.rdd.compress", flag()),
            Map.entry("spark.shuffle.compress", flag()),
            Map.entry("spark.sql.adaptive.enabled", flag()),
            Map.entry("spark.sql.files.maxPartitionBytes", sparkBytes()),
            Map.entry("spark.sql.parquet.compression.codec", oneOf("none", "snappy", "gzip", "zstd", "lz4_raw")),
            Map.entry("spark.sql.shuffle.partitions", intBetween(1, 10_000)),
            Map.entry("spark.sql.streaming.minBatchesToRetain", intAtLeast(2)),
            Map.entry("spark.sql.streaming.numRecentProgressUpdates", intBetween(1, 10_000)),
            Map.entry("spark.sql.ui.retainedExecutions", intBetween(1, 100_000)),
            Map.entry("spark.task.maxFailures", intBetween(1, 100)),
            Map.entry("spark.ui.enabled", flag()),
            Map.entry("spark.ui.retainedJobs", intBetween(1, 100_000)),
            Map.entry("spark.ui.retainedStages", intBetween(1, 100_000)),
            Map.entry("spark.ui.retainedTasks", intBetween(1, 1_000_000)));

    static final PropertyRules RULES = new PropertyRules(
            new TreeMap<>(ALLOWED),
            List.of(
                    Denial.of(
                            "spark\\.kubernetes\\..*podTemplate.*",
                            "a pod template can ask for any privilege; the controller writes it"),
                    Denial.of(".*hostPath.*", "it mounts the node's own folders; use spec.store"),
                    Denial.of("spark\\.kubernetes\\..*volumes\\..*", "the controller mounts the store; use spec.store"),
                    Denial.of(
                            ".*serviceAccount.*|spark\\.kubernetes\\.authenticate.*",
                            "it chooses whose rights the job has; the controller gives it its own account"),
                    Denial.of("spark\\.kubernetes\\..*container\\.image.*", "use spec.stream.image"),
                    Denial.of(
                            "spark\\.executor\\.instances|spark\\.dynamicAllocation\\..*", "use spec.stream.executors"),
                    Denial.of(
                            "spark\\.(driver|executor)\\.(memory|memoryOverhead|memoryOverheadFactor|cores)"
                                    + "|spark\\.kubernetes\\.(driver|executor)\\.(request|limit)\\.cores",
                            "use spec.stream.resources"),
                    Denial.of(
                            "spark\\.kubernetes\\..*|spark\\.master|spark\\.submit\\..*|spark\\.app\\..*|spark\\.driver\\.(host|port|bindAddress)"
                                    + "|spark\\..*blockManager\\.port",
                            "the controller sets it where the job runs"),
                    Denial.of(
                            ".*extraJavaOptions|.*defaultJavaOptions",
                            "it can load agents into the process; there is no field for it"),
                    Denial.of(
                            "spark\\.plugins.*|spark\\.jars.*|spark\\.(driver|executor)\\.(extraClassPath|extraLibraryPath)|spark\\.files|spark\\.archives"
                                    + "|spark\\.sql\\.extensions|spark\\.extraListeners|.*[lL]isteners?|.*\\.class(name)?|spark\\.serializer|.*registrator"
                                    + "|spark\\.sql\\.catalog\\..*|spark\\.shuffle\\.manager",
                            "it names code to load into the process; build an image and use spec.stream.image"),
                    Denial.of(
                            "spark\\.local\\.dir|spark\\.eventLog\\..*|spark\\.sql\\.warehouse\\.dir|spark\\.checkpoint.*|spark\\.sql\\.streaming\\.checkpointLocation"
                                    + "|spark\\.hadoop\\..*",
                            "it names places to read and write; use spec.store"),
                    Denial.of("spark\\.sql\\.session\\.timeZone", "times are stored in UTC"),
                    Denial.of(
                            "spark\\.speculation.*",
                            "a batch is one task's work; exactly-once storage rests on one attempt at a time"),
                    Denial.of(
                            "spark\\.(ssl|authenticate|acls|ui\\.filters|admin|modify|ui\\.view).*|.*(password|secret|token).*",
                            "the controller sets what guards the job")),
            "is not allowed (see allow-list)");

    private SparkProperties() {}
}
