package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that takes batches out of the queue. Whatever fails in a batch fails that batch alone. */
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
            while (!Thread.currentThread().isInterrupted()) {
                List<TopicRef> topics = queue.take(settings.batchSize(), settings.linger());
                busySince = System.nanoTime();
                work(topics);
                busySince = 0;
            }
        } catch (InterruptedException stopped) {
            LOG.debug("stopped", stopped);
        }
    }

    private void work(List<TopicRef> refs) throws InterruptedException {
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
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>();
        try {
            outcomes.putAll(batch.run(topics, gone));
        } catch (RuntimeException bug) {
            LOG.error("a batch of {} topics failed", refs.size(), bug);
            topics.forEach(
                    topic -> outcomes.put(topic, new TopicOutcome.NotReady(TopicProblem.of(bug), Optional.empty())));
            gone.forEach(
                    topic -> outcomes.put(topic, new TopicOutcome.NotReady(TopicProblem.of(bug), Optional.empty())));
        }
        outcomes.forEach((topic, outcome) -> {
            if (gone.contains(topic)) {
                reports.ofGone(topic, outcome, () -> events.stillGone(topic));
            } else {
                reports.of(topic, outcome);
            }
        });
    }
}
