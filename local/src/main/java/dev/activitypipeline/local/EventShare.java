package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import java.util.Optional;

/**
 * What one producer has to send in this run.
 *
 * @param producer its ordinal, from 0
 * @param producers how many there are
 * @param events what all of them together shall send on top of what they sent before; 0 is without end
 */
record EventShare(int producer, int producers, long events) {

    /**
     * The source with this producer's limit, which counts from its very first event.
     *
     * @param position the first sequence number that was never acknowledged
     * @return empty if there is nothing left to send
     */
    Optional<ProducerSource> of(ProducerSource source, long position) {
        if (!(source instanceof Simulate simulate)) {
            return Optional.of(source);
        }
        long asked = events == 0 ? Long.MAX_VALUE : position + share();
        long allowed = simulate.eventLimit() == 0 ? Long.MAX_VALUE : simulate.eventLimit();
        long limit = Math.min(asked, allowed);
        if (limit <= position) {
            return Optional.empty();
        }
        return Optional.of(new Simulate(
                simulate.seed(),
                simulate.users(),
                simulate.eventsPerSecond(),
                simulate.profile(),
                limit == Long.MAX_VALUE ? 0 : limit,
                simulate.startDate(),
                simulate.malformedRatio(),
                simulate.duplicateRatio(),
                simulate.lateRatio()));
    }

    private long share() {
        return events / producers + (producer < events % producers ? 1 : 0);
    }
}
