package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import dev.activitypipeline.controller.topic.StrimziMark;
import dev.activitypipeline.controller.topicoperator.TopicQueue.Lane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the topics of one Kafka cluster as their KafkaTopic resources say. */
public final class TopicOperator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicOperator.class);
    private static final int WRITERS = 32;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final TopicOperatorSettings settings;
    private final AdminConnection connection;
    private final TopicStore store = new TopicStore();
    private final TopicQueue queue = new TopicQueue();
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITERS, threads("topic-writer"));
    /** Of their own: the next batch does not wait until the statuses of this one are written. */
    private final ExecutorService finalizers = Executors.newFixedThreadPool(WRITERS, threads("topic-finalizer"));

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads("topic-timer"));
    private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new CopyOnWriteArrayList<>();
    private final TopicResources resources;
    private final TopicEvents events;
    private final TopicWorker worker;

    private TopicOperator(
            TopicOperatorSettings settings,
            TopicResources resources,
            MeterRegistry registry,
            Function<Map<String, Object>, Admin> client) {
        this.settings = settings;
        this.resources = resources;
        this.connection = new AdminConnection(settings.kafka(), settings.credentials(), client);
        TopicOperatorMetrics metrics = new TopicOperatorMetrics(registry);
        metrics.queue("edit", () -> queue.length(Lane.EDIT));
        metrics.queue("round", () -> queue.length(Lane.ROUND));
        metrics.age(queue::age);
        List.of(TopicProblem.KAFKA_ERROR, TopicProblem.INTERNAL_ERROR).forEach(metrics::mayFail);
        this.events = new TopicEvents(queue, store, settings.finalizers(), metrics);
        TopicReports reports = new TopicReports(
                resources,
                queue,
                new Backoff(RandomGenerator.getDefault()),
                Clock.systemUTC(),
                metrics,
                writers,
                timer);
        TopicBatch batch = new TopicBatch(resources, new TopicAdmin(connection, metrics), store, settings, finalizers);
        this.worker = new TopicWorker(queue, store, events, batch, reports, metrics, settings);
    }

    /**
     * Not started.
     *
     * @param version of KafkaTopic that the cluster serves
     */
    public static TopicOperator of(
            TopicOperatorSettings settings, KubernetesClient client, String version, MeterRegistry registry) {
        return of(settings, client, version, registry, Admin::create);
    }

    static TopicOperator of(
            TopicOperatorSettings settings,
            KubernetesClient client,
            String version,
            MeterRegistry registry,
            Function<Map<String, Object>, Admin> admin) {
        ResourceDefinitionContext kind = new ResourceDefinitionContext.Builder()
                .withGroup("kafka.strimzi.io")
                .withVersion(version)
                .withKind("KafkaTopic")
                .withPlural("kafkatopics")
                .withNamespaced(true)
                .build();
        return new TopicOperator(settings, new TopicResources(client, kind), registry, admin);
    }

    /** Begins to watch; what is there already is looked at first. */
    public void start() {
        LOG.info(
                "fulfils KafkaTopic resources with {}={} in {} at {}",
                StrimziMark.CLUSTER,
                settings.cluster(),
                settings.namespaces().isEmpty() ? "all namespaces" : settings.namespaces(),
                settings.kafka().get("bootstrap.servers"));
        if (settings.namespaces().isEmpty()) {
            watch(resources
                    .all()
                    .inAnyNamespace()
                    .withLabel(StrimziMark.CLUSTER, settings.cluster())
                    .runnableInformer(0));
        }
        settings.namespaces()
                .forEach(namespace -> watch(resources
                        .all()
                        .inNamespace(namespace)
                        .withLabel(StrimziMark.CLUSTER, settings.cluster())
                        .runnableInformer(0)));
        worker.start();
        informers.forEach(SharedIndexInformer::start);
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                this::round, settings.round().toMillis(), settings.round().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void watch(SharedIndexInformer<GenericKubernetesResource> informer) {
        store.add(informer);
        informer.exceptionHandler((started, failure) -> true).addEventHandler(events);
        informers.add(informer);
    }

    private void round() {
        try {
            connection.renewIfRotated();
            store.all().forEach(topic -> queue.add(topic, Lane.ROUND));
        } catch (RuntimeException bug) {
            // A timer does not come back from what it lets through.
            LOG.error("a round could not be begun", bug);
        }
    }

    /** Whether it watches and works; one that was not started has nothing to do. */
    public boolean isHealthy() {
        return informers.isEmpty()
                || (worker.isHealthy() && informers.stream().allMatch(SharedIndexInformer::isRunning));
    }

    /** Stops in the middle of whatever it does; the next start makes up for it. */
    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        worker.close();
        timer.shutdownNow();
        stop(finalizers);
        stop(writers);
        connection.close();
    }

    /** What it has begun is written, within the patience. */
    private static void stop(ExecutorService requests) {
        requests.shutdown();
        try {
            if (!requests.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                requests.shutdownNow();
            }
        } catch (InterruptedException impatient) {
            requests.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
