package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that takes batches out of the queue. Whatever fails in a batch fails that batch alone. While a full one waits it is begun before the one before is finished, so that the API
 * server and Kafka both have something to do; one that is not full goes on growing meanwhile.
 */
final class TopicWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWorker.class);
    /** A batch whose every call runs into its time limit ends well before. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(5);

    private static final long STOP_MILLIS = 5_000;

    private final TopicQueue queue;
    private final TopicStore store;
    private final TopicEvents events;
    private final TopicBatch batch;
    private final TopicReports reports;
    private final TopicOperatorMetrics metrics;
    private final TopicOperatorSettings settings;
    private final Thread thread = new Thread(this::work, "topic-operator");
    private volatile long busySince;

    TopicWorker(
            TopicQueue queue,
            TopicStore store,
            TopicEvents events,
            TopicBatch batch,
            TopicReports reports,
            TopicOperatorMetrics metrics,
            TopicOperatorSettings settings) {
        this.queue = queue;
        this.store = store;
        this.events = events;
        this.batch = batch;
        this.reports = reports;
        this.metrics = metrics;
        this.settings = settings;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it lives, and gets on. */
    boolean isHealthy() {
        long since = busySince;
        return thread.isAlive() && (since == 0 || System.nanoTime() - since < LONGEST_BATCH.toNanos());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            Work now = begin(queue.take(settings.batchSize(), settings.linger()));
            while (!Thread.currentThread().isInterrupted()) {
                List<TopicRef> full = queue.takeFull(settings.batchSize());
                Optional<Work> next = full.isEmpty() ? Optional.empty() : Optional.of(begin(full));
                finish(now);
                busySince = 0;
                now = next.isPresent() ? next.get() : begin(queue.take(settings.batchSize(), settings.linger()));
            }
        } catch (InterruptedException stopped) {
            LOG.debug("stopped", stopped);
        }
    }

    /** @param begun empty if it could not be begun; all of it is told then */
    private record Work(List<KafkaTopic> topics, List<KafkaTopic> gone, Optional<TopicBatch.Begun> begun) {}

    private Work begin(List<TopicRef> refs) throws InterruptedException {
        busySince = System.nanoTime();
        List<KafkaTopic> topics = new ArrayList<>();
        List<KafkaTopic> gone = new ArrayList<>();
        for (TopicRef ref : refs) {
            Optional<KafkaTopic> vanished = events.takeGone(ref);
            vanished.ifPresent(gone::add);
            store.find(ref).ifPresentOrElse(topics::add, () -> {
                if (vanished.isEmpty()) {
                    queue.finished(ref);
                }
            });
        }
        metrics.batch(topics.size() + gone.size());
        try {
            return new Work(topics, gone, Optional.of(batch.begin(topics, gone)));
        } catch (RuntimeException bug) {
            report(topics, gone, failed(topics, gone, bug));
            return new Work(List.of(), List.of(), Optional.empty());
        }
    }

    private void finish(Work work) throws InterruptedException {
        if (work.begun().isEmpty()) {
            return;
        }
        busySince = System.nanoTime();
        Map<KafkaTopic, TopicOutcome> outcomes;
        try {
            outcomes = batch.finish(work.begun().get());
        } catch (RuntimeException bug) {
            outcomes = failed(work.topics(), work.gone(), bug);
        }
        report(work.topics(), work.gone(), outcomes);
    }

    private static Map<KafkaTopic, TopicOutcome> failed(
            List<KafkaTopic> topics, List<KafkaTopic> gone, RuntimeException bug) {
        LOG.error("a batch of {} topics failed", topics.size() + gone.size(), bug);
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>();
        Stream.concat(topics.stream(), gone.stream())
                .forEach(topic ->
                        outcomes.put(topic, new TopicOutcome.NotReady(TopicProblem.of(bug), Optional.empty())));
        return outcomes;
    }

    private void report(List<KafkaTopic> topics, List<KafkaTopic> gone, Map<KafkaTopic, TopicOutcome> outcomes) {
        outcomes.forEach((topic, outcome) -> {
            if (gone.contains(topic)) {
                reports.ofGone(topic, outcome, () -> events.stillGone(topic));
            } else {
                reports.of(topic, outcome);
            }
        });
        Set<TopicRef> told = outcomes.keySet().stream().map(KafkaTopic::ref).collect(Collectors.toSet());
        topics.stream().map(KafkaTopic::ref).filter(ref -> !told.contains(ref)).forEach(queue::finished);
    }
}
