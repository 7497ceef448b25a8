package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.MountedVolume;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PulledImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The arguments of the driver's JVM, as the java command reads them from a file: the heap, and Spark's properties. */
final class SparkOptions {
    static final String FILE = "spark.options";

    /** Not /tmp: Spark gives each executor a volume at this path, and would collide with the one that its template has at /tmp. */
    static final String SCRATCH = "/scratch";

    private SparkOptions() {}

    static String of(PipelinePlan plan, PulledImage image) {
        List<String> arguments = new ArrayList<>(jvm(plan));
        properties(plan, image).forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        return String.join("\n", arguments) + "\n";
    }

    /** A driver that is out of memory dies at once, and not with ExitOnOutOfMemoryError's exit code 3, which means that somebody has to decide something. */
    private static List<String> jvm(PipelinePlan plan) {
        return List.of(
                "-XX:MaxRAMPercentage=" + JvmHeap.of(plan.stream().resources()).percentage(),
                "-XX:+CrashOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash");
    }

    private static SortedMap<String, String> properties(PipelinePlan plan, PulledImage image) {
        SortedMap<String, String> properties = new TreeMap<>(plan.stream().sparkConf());
        properties.put("spark.local.dir", SCRATCH);
        properties.putAll(plan.stream().executors() == 0 ? alone(plan) : withExecutors(plan, image));
        return properties;
    }

    /** All work in the driver's own process, which nothing else need reach. */
    private static SortedMap<String, String> alone(PipelinePlan plan) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("spark.master", "local[" + plan.stream().resources().threads() + "]");
        properties.put("spark.driver.host", "127.0.0.1");
        properties.put("spark.driver.bindAddress", "127.0.0.1");
        return properties;
    }

    private static SortedMap<String, String> withExecutors(PipelinePlan plan, PulledImage image) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("spark.master", "k8s://https://kubernetes.default.svc");
        properties.put("spark.submit.deployMode", "client");
        properties.put("spark.kubernetes.namespace", plan.namespace().orElseThrow());
        properties.put("spark.kubernetes.driver.pod.name", plan.names().streamPod());
        properties.put("spark.kubernetes.container.image", image.name());
        image.pull()
                .policy()
                .ifPresent(policy -> properties.put("spark.kubernetes.container.image.pullPolicy", policy));
        // Else whoever reaches the driver's port may run what he likes in it. Spark makes the secret anew at each
        // start.
        properties.put("spark.authenticate", "true");
        properties.putAll(network(plan));
        properties.putAll(executors(plan));
        properties.putAll(handsOff());
        return properties;
    }

    private static SortedMap<String, String> network(PipelinePlan plan) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("spark.driver.host", DriverService.hostOfDriver(plan));
        properties.put("spark.driver.bindAddress", "0.0.0.0");
        properties.put("spark.driver.port", Integer.toString(DriverPorts.RPC));
        properties.put("spark.blockManager.port", Integer.toString(DriverPorts.BLOCK_MANAGER));
        return properties;
    }

    private static SortedMap<String, String> executors(PipelinePlan plan) {
        JvmHeap heap = JvmHeap.of(plan.stream().resources());
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(
                "spark.executor.instances", Integer.toString(plan.stream().executors()));
        properties.put(
                "spark.executor.cores",
                Integer.toString(plan.stream().resources().threads()));
        properties.put("spark.executor.memory", heap.heap() + "m");
        properties.put("spark.executor.memoryOverhead", heap.outside() + "m");
        properties.put(
                "spark.kubernetes.executor.request.cores",
                plan.stream().resources().cpu());
        properties.put(
                "spark.kubernetes.executor.podTemplateFile",
                MountedVolume.CONFIG.resolve(ExecutorTemplate.FILE).toString());
        properties.put("spark.kubernetes.executor.podTemplateContainerName", ExecutorTemplate.CONTAINER);
        return properties;
    }

    /** Spark deletes at its end what carries its label, and makes what it needs no more than a pod for: it is to do neither, and has no rights to. */
    private static SortedMap<String, String> handsOff() {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("spark.kubernetes.executor.disableConfigMap", "true");
        properties.put("spark.kubernetes.driver.service.deleteOnTermination", "false");
        properties.put("spark.kubernetes.driver.ownPersistentVolumeClaim", "false");
        return properties;
    }
}
