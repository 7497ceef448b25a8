package dev.activitypipeline.controller;

import dev.activitypipeline.controller.crd.CrdWatch;
import dev.activitypipeline.controller.crd.ShippedCrd;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import dev.activitypipeline.controller.reconcile.ActivityPipelineReconciler;
import dev.activitypipeline.controller.reconcile.DesiredObjects;
import dev.activitypipeline.controller.reconcile.KafkaTopicKind;
import dev.activitypipeline.controller.reconcile.PipelineCloner;
import dev.activitypipeline.controller.reconcile.PipelineEventSources;
import dev.activitypipeline.controller.reconcile.PodMonitorKind;
import dev.activitypipeline.controller.topicoperator.TopicOperator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controller's process. Exit codes: 1 failed, 2 wrong environment. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    /** Some wait for processes that do not answer, and hold up nobody. */
    private static final int LOOKS_AT_ONCE = 50;

    private static final Duration IDLE_PATIENCE = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) {
        try {
            run(ControllerSettings.fromEnvironment(System.getenv()));
        } catch (IllegalArgumentException wrong) {
            System.err.println("error: InvalidEnvironment: " + wrong.getMessage());
            System.exit(2);
        } catch (RuntimeException | java.io.IOException failed) {
            LOG.error("failed", failed);
            System.err.println("error: " + failed);
            System.exit(1);
        }
    }

    static void run(ControllerSettings settings) throws java.io.IOException {
        KubernetesClient client = ControllerClient.keeping(Config.autoConfigure(null));
        Optional<GroupVersionKind> topicKind = KafkaTopicKind.discover(client);
        boolean podMonitors = PodMonitorKind.isServed(client);
        LOG.info(
                "watches {}; KafkaTopic is {}; PodMonitor is {}",
                settings.watchedNamespaces().isEmpty() ? "all namespaces" : settings.watchedNamespaces(),
                topicKind.map(GroupVersionKind::toString).orElse("not installed"),
                podMonitors ? "installed" : "not installed");
        PipelineMetrics metrics = new PipelineMetrics(version());
        settings.systemProperties().forEach(System::setProperty);
        Optional<TopicOperator> topics = settings.topicOperator()
                .flatMap(topicSettings -> topicKind.map(
                        kind -> TopicOperator.of(topicSettings, client, kind.getVersion(), metrics.registry())));
        Leadership leadership = new Leadership(
                settings.identity(), () -> topics.ifPresent(TopicOperator::start), () -> Runtime.getRuntime()
                        .halt(1));
        Operator operator = new Operator(overrider -> {
            overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withResourceCloner(new PipelineCloner(client.getKubernetesSerialization()))
                    .withReconciliationTerminationTimeout(STOP_PATIENCE)
                    .withExecutorService(looks())
                    .withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics.registry()));
            if (settings.leaderElection()) {
                overrider.withLeaderElectionConfiguration(leadership.configuration());
            }
        });
        operator.register(
                new ActivityPipelineReconciler(
                        new PipelineEventSources(topicKind, podMonitors),
                        new DesiredObjects(
                                settings.images(),
                                topicKind,
                                settings.podMonitorLabels().filter(labels -> podMonitors)),
                        metrics,
                        Clock.systemUTC()),
                overrider -> {
                    if (!settings.watchedNamespaces().isEmpty()) {
                        overrider.settingNamespaces(settings.watchedNamespaces());
                    }
                });
        CrdWatch crd = new CrdWatch(client, ShippedCrd.load(), metrics.registry());
        crd.start();
        HealthServer health =
                new HealthServer(settings.port(), () -> isHealthy(operator, topics), operator, metrics, crd::state);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(settings, operator, topics, leadership, client), "stop"));
        operator.start();
        if (!settings.leaderElection()) {
            topics.ifPresent(TopicOperator::start);
        }
        LOG.info("started; health and metrics on port {}", health.port());
    }

    /** The framework's own would keep a thread for each for good, with its stack and what the client keeps for it. */
    private static ExecutorService looks() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                LOOKS_AT_ONCE, LOOKS_AT_ONCE, IDLE_PATIENCE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** As the jar says; a class path of folders says none. */
    private static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "unknown");
    }

    /** Topics have one keeper at a time: it stops before the lease is given back. */
    private static void stop(
            ControllerSettings settings,
            Operator operator,
            Optional<TopicOperator> topics,
            Leadership leadership,
            KubernetesClient client) {
        topics.ifPresent(TopicOperator::close);
        if (settings.leaderElection()) {
            leadership.stop(operator, client);
        } else {
            operator.stop();
        }
    }

    private static boolean isHealthy(Operator operator, Optional<TopicOperator> topics) {
        return operator.getRuntimeInfo().allEventSourcesAreHealthy()
                && topics.map(TopicOperator::isHealthy).orElse(true);
    }
}
