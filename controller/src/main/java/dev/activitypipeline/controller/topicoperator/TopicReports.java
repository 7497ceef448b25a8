package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.metrics.TopicOperatorMetrics;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.NotReady;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.Overtaken;
import dev.activitypipeline.controller.topicoperator.TopicQueue.Lane;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of topics, side by side, and only where it is news; has another look at what may pass. */
final class TopicReports {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReports.class);
    private static final int OVERTAKEN_OFTEN = 3;
    private static final int LAST_ATTEMPT_OF_GONE = 8;

    private final TopicResources resources;
    private final TopicQueue queue;
    private final Backoff backoff;
    private final Clock clock;
    private final TopicOperatorMetrics metrics;
    private final Executor writers;
    private final ScheduledExecutorService timer;
    private final Set<TopicRef> ahead = ConcurrentHashMap.newKeySet();

    TopicReports(
            TopicResources resources,
            TopicQueue queue,
            Backoff backoff,
            Clock clock,
            TopicOperatorMetrics metrics,
            Executor writers,
            ScheduledExecutorService timer) {
        this.resources = resources;
        this.queue = queue;
        this.backoff = backoff;
        this.clock = clock;
        this.metrics = metrics;
        this.writers = writers;
        this.timer = timer;
    }

    void of(KafkaTopic topic, TopicOutcome outcome) {
        TopicOutcome told = outcome instanceof Overtaken overtaken && backoff.failures(topic.ref()) >= OVERTAKEN_OFTEN
                ? new NotReady(overtaken.problem(), Optional.empty())
                : outcome;
        note(topic, told);
        Optional<KafkaTopicStatus> news = StatusReport.of(topic, told, clock.instant())
                .filter(status -> !status.equals(topic.status().orElse(null)));
        if (news.isEmpty()) {
            queue.finished(topic.ref());
        } else {
            inParallel(() -> write(topic, news.get()));
        }
    }

    /** Of a resource that is no longer there to be written to. */
    void ofGone(KafkaTopic topic, TopicOutcome outcome, Runnable keep) {
        if (outcome instanceof NotReady notReady && backoff.failures(topic.ref()) < LAST_ATTEMPT_OF_GONE) {
            LOG.warn(
                    "topic {} of the deleted {}: {}",
                    topic.topicName(),
                    topic.ref(),
                    notReady.problem().message());
            keep.run();
            lookAgain(topic.ref());
        } else {
            backoff.passed(topic.ref());
        }
        queue.finished(topic.ref());
    }

    private void note(KafkaTopic topic, TopicOutcome outcome) {
        metrics.reconciled(topic.ref(), outcome.word());
        if (outcome instanceof NotReady notReady) {
            metrics.failed(notReady.problem().reason());
            if (notReady.problem().passes()) {
                lookAgain(topic.ref());
            }
        } else if (outcome instanceof Overtaken) {
            lookAgain(topic.ref());
        } else {
            backoff.passed(topic.ref());
        }
    }

    private void write(KafkaTopic topic, KafkaTopicStatus status) {
        try {
            long start = System.nanoTime();
            resources.writeStatus(topic, status);
            metrics.statusWritten(System.nanoTime() - start);
            if (!status.isReady()) {
                LOG.info("{}: {}", topic.ref(), status.conditions());
            }
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                LOG.warn("the status of {} could not be written", topic.ref(), refused);
                lookAgain(topic.ref());
            }
        } finally {
            queue.finished(topic.ref());
        }
    }

    /** At most one look of a topic is ahead: rounds and edits fail as well, and each would begin a row of its own. */
    private void lookAgain(TopicRef topic) {
        if (!ahead.add(topic)) {
            return;
        }
        Duration pause = backoff.failed(topic);
        try {
            ScheduledFuture<?> unused = timer.schedule(() -> look(topic), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("no other look at {}", topic, stopping);
        }
    }

    private void look(TopicRef topic) {
        ahead.remove(topic);
        queue.add(topic, Lane.ROUND);
    }

    private void inParallel(Runnable work) {
        try {
            writers.execute(work);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("a status is not written any more", stopping);
        }
    }
}
