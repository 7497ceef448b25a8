package dev.activitypipeline.producer;

import dev.activitypipeline.producer.kafka.Resume;
import dev.activitypipeline.producer.kafka.TransactionalPublisher;
import dev.activitypipeline.producer.source.EventSource;
import dev.activitypipeline.producer.source.EventSource.Drawn;
import dev.activitypipeline.producer.status.ProducerMetrics;
import dev.activitypipeline.producer.status.ProducerStatus;
import dev.activitypipeline.producer.status.ProducerStatus.Problem;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws from the source and commits, and begins again after the last commit whenever the broker failed. */
final class ProducerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerLoop.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final TransactionalPublisher publisher;
    private final EventSource source;
    private final ProducerStatus status;
    private final ProducerMetrics metrics;
    private volatile boolean stopping;

    ProducerLoop(TransactionalPublisher publisher, EventSource source, ProducerStatus status, ProducerMetrics metrics) {
        this.publisher = publisher;
        this.source = source;
        this.status = status;
        this.metrics = metrics;
    }

    /** Asks for the end: what the source has accepted is still committed. */
    void stop() {
        stopping = true;
        source.stop();
    }

    /** Runs until the source is done or {@link #stop} was called; says which. */
    State run() throws IOException, InterruptedException {
        Duration backoff = FIRST_BACKOFF;
        while (true) {
            long acknowledgedBefore = status.acknowledged();
            try {
                Optional<Resume> resume = publisher.open(() -> stopping);
                if (resume.isPresent()) {
                    source.resume(resume.get().nextSeq(), resume.get().position());
                    status.running(publisher.topicId(), resume.get().nextSeq());
                    pump(resume.get().position());
                }
                return stopping ? State.STOPPED : State.DONE;
            } catch (KafkaException e) {
                Problem problem = problem(e);
                LOG.warn("{}: {}", problem.reason(), problem.message());
                LOG.debug("the broker failed", e);
                status.hindered(problem);
                metrics.failed(problem.reason());
                publisher.recover(e);
                if (stopping && status.acknowledged() == acknowledgedBefore) {
                    LOG.warn("stops without the broker; what it did not acknowledge is sent after the next start");
                    return State.STOPPED;
                }
                backoff = status.acknowledged() > acknowledgedBefore ? FIRST_BACKOFF : backoff;
                Thread.sleep(backoff.toMillis());
                backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
            }
        }
    }

    private void pump(Map<String, String> committedPosition) throws IOException, InterruptedException {
        Map<String, String> stored = committedPosition;
        Drawn drawn;
        do {
            long before = publisher.nextSeq();
            drawn = source.draw(publisher);
            metrics.sent(publisher.nextSeq() - before);
            Map<String, String> position = source.position();
            if (publisher.isOpen() || !position.equals(stored)) {
                status.awaitsBroker();
                TransactionalPublisher.Receipt receipt = publisher.commit(position);
                stored = position;
                source.committed();
                metrics.committed(receipt.events(), receipt.nanos());
                status.acknowledged(receipt.events(), publisher.nextSeq());
            }
            publisher.watchTopic();
        } while (drawn != Drawn.DONE);
    }

    private static Problem problem(KafkaException e) {
        Throwable root = e;
        while (root.getCause() instanceof KafkaException) {
            root = root.getCause();
        }
        String reason = root.getClass().getSimpleName().replaceAll("Exception$", "");
        if (root instanceof AuthenticationException) {
            reason = "AuthenticationFailed";
        } else if (root instanceof AuthorizationException) {
            reason = "NotAuthorized";
        } else if (root instanceof org.apache.kafka.common.errors.TimeoutException) {
            reason = "BrokerUnreachable";
        }
        return new Problem(reason, String.valueOf(root.getMessage()));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
