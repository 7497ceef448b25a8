package dev.activitypipeline.bench;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What users glue together: a topic made beforehand, a claim and a Deployment that sends, and {@code spark-submit} with the job of every guide, which runs in a driver
 * and an executor.
 *
 * @param prefix of the images' names
 * @param version of the images
 */
record HandMadePipeline(Workbench bench, Kubectl kubectl, String prefix, String version) implements ClusterContender {
    static final String NAMESPACE = "activity-by-hand";
    private static final String BOOTSTRAP_SERVERS = "kafka.activity.svc:9092";

    private static final String BEFORE = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: %2$s}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: spark, namespace: %2$s}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: spark, namespace: %2$s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
            subjects: [{kind: ServiceAccount, name: spark, namespace: %2$s}]
            ---
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata: {name: %1$s, namespace: %2$s, labels: {strimzi.io/cluster: kafka}}
            spec: {partitions: 3, replicas: 1}
            """;

    private static final String MANIFEST = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: %1$s, namespace: %2$s}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s, namespace: %2$s}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  containers:
                    - name: producer
                      image: %3$s/producer:%4$s
                      resources: {requests: {cpu: 100m, memory: 512Mi}, limits: {memory: 512Mi}}
                      env:
                        - {name: PIPELINE_NAME, value: %1$s}
                        - {name: PIPELINE_ID, value: %1$s}
                        - {name: KAFKA_BOOTSTRAP_SERVERS, value: '%5$s'}
                        - {name: KAFKA_TOPIC, value: %1$s}
                        - {name: SOURCE, value: simulate}
                        - {name: SIMULATE_EVENTS_PER_SECOND, value: '1000'}
                        - {name: SIMULATE_USERS, value: '10000'}
            """;

    /** The first file in the log of Spark's file sink. */
    private static final String COMMITTED = "grep -qs parquet /store/events/_spark_metadata/*";

    @Override
    public String name() {
        return "by-hand";
    }

    @Override
    public FirstEvent firstEvent(String name) throws Exception {
        kubectl.apply(name + "-before", BEFORE.formatted(name, NAMESPACE));
        kubectl.run("wait", "-n", NAMESPACE, "kafkatopic/" + name, "--for=condition=Ready", "--timeout=60s");
        ChildJvm.Command submit = new ChildJvm.Command(
                name + "-submit",
                List.of("@" + bench.programs().sparkOptions(), "-Xmx1g"),
                bench.programs().sparkOnKubernetes(),
                "org.apache.spark.deploy.SparkSubmit",
                submission(name),
                kubeconfig());
        Instant begin = Instant.now();
        kubectl.apply(name, MANIFEST.formatted(name, NAMESPACE, prefix, version, BOOTSTRAP_SERVERS));
        bench.start(submit).awaitSuccess(Duration.ofMinutes(2));
        return FirstEvent.await(
                kubectl, begin, new FirstEvent.Driver(NAMESPACE, name, "spark-kubernetes-driver", COMMITTED));
    }

    @Override
    public void remove(String name) throws Exception {
        String volume = Volumes.of(kubectl, NAMESPACE, name);
        // First what writes, then the topic, then the rest: a producer would ask for a topic that is gone, again and
        // again.
        delete("deployment", "--all", "--cascade=foreground");
        delete("pod", "--all");
        delete("kafkatopic", "--all");
        kubectl.run("delete", "namespace", NAMESPACE, "--ignore-not-found", "--timeout=120s");
        Volumes.awaitEnd(kubectl, volume);
    }

    private void delete(String... what) throws InterruptedException, NotMeasured {
        List<String> words = new ArrayList<>(List.of("delete", "-n", NAMESPACE, "--timeout=120s"));
        words.addAll(List.of(what));
        kubectl.run(words.toArray(String[]::new));
    }

    private List<String> submission(String name) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "--master",
                "k8s://" + kubectl.run("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"),
                "--deploy-mode",
                "cluster",
                "--name",
                name,
                "--class",
                "dev.activitypipeline.bench.spark.TutorialReference"));
        settings(name).forEach((setting, value) -> words.addAll(List.of("--conf", setting + "=" + value)));
        words.addAll(List.of("local:///opt/stream/tutorial.jar", BOOTSTRAP_SERVERS, name, "/store", "500000", "1000"));
        return words;
    }

    private Map<String, String> settings(String name) {
        String volume = "volumes.persistentVolumeClaim.store.";
        return Map.ofEntries(
                Map.entry("spark.kubernetes.context", kubectl.context()),
                Map.entry("spark.kubernetes.namespace", NAMESPACE),
                Map.entry("spark.kubernetes.container.image", prefix + "/bench-tutorial:" + version),
                Map.entry("spark.kubernetes.authenticate.driver.serviceAccountName", "spark"),
                Map.entry("spark.kubernetes.driver.pod.name", name),
                Map.entry("spark.kubernetes.driver.request.cores", "200m"),
                Map.entry("spark.kubernetes.executor.request.cores", "200m"),
                Map.entry("spark.executor.instances", "1"),
                Map.entry("spark.kubernetes.driver." + volume + "options.claimName", name),
                Map.entry("spark.kubernetes.driver." + volume + "mount.path", "/store"),
                Map.entry("spark.kubernetes.executor." + volume + "options.claimName", name),
                Map.entry("spark.kubernetes.executor." + volume + "mount.path", "/store"),
                Map.entry("spark.kubernetes.submission.waitAppCompletion", "false"),
                Map.entry("spark.sql.session.timeZone", "UTC"));
    }

    /** A child inherits little of the environment, and this would be missed where kubectl is told of another file. */
    private static Map<String, String> kubeconfig() {
        String file = System.getenv("KUBECONFIG");
        return file == null ? Map.of() : Map.of("KUBECONFIG", new File(file).getAbsolutePath());
    }
}
