package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.producer.ProducerFailure;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker fences a producer when a newer one starts, but also when a transaction lasted too long, as in a long outage. In the second
 * case nobody else has committed, and the process may go on.
 */
final class Fencing {
    private static final Logger LOG = LoggerFactory.getLogger(Fencing.class);
    /** A transaction of this age may have been ended by the broker itself. */
    private static final Duration EXPIRES =
            ClientProperties.TRANSACTION_TIMEOUT.multipliedBy(9).dividedBy(10);

    private final ProducerSettings settings;
    private final TopicView view;

    Fencing(ProducerSettings settings, TopicView view) {
        this.settings = settings;
        this.view = view;
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param transactionAge how long the fenced transaction was open
     * @param ownCommitters the instances that may have committed last if nobody took over
     * @throws ProducerFailure if another process took over
     */
    void failIfTakenOver(KafkaException failure, Duration transactionAge, Set<String> ownCommitters) {
        boolean expired = transactionAge.compareTo(EXPIRES) > 0;
        if (!expired || !ownCommitters.contains(lastCommitter())) {
            throw new ProducerFailure(
                    "Fenced",
                    "another producer with transactional id " + settings.transactionalId()
                            + " took over; this one stops so that nothing is sent twice. Only one process may run with"
                            + " ordinal " + settings.ordinal() + " of pipeline " + settings.pipelineName(),
                    3,
                    failure);
        }
        LOG.warn(
                "the broker ended a transaction that was open for {} s; goes on after the last commit",
                transactionAge.toSeconds());
    }

    private String lastCommitter() {
        while (true) {
            try {
                return view.committed().map(CommittedPosition::instance).orElse("");
            } catch (RetriableException brokerIsAway) {
                LOG.warn("asks the broker again who committed last: {}", brokerIsAway.getMessage());
            }
        }
    }
}
