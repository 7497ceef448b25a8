package dev.activitypipeline.simulator;

import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import java.time.LocalDate;

/** Settings for the tests. */
final class Simulations {
    static final LocalDate START = LocalDate.of(2024, 1, 1);

    private Simulations() {}

    static Simulate clean(long seed, int users) {
        return with(seed, users, 0, 0, 0);
    }

    static Simulate with(long seed, int users, double malformed, double duplicate, double late) {
        return new Simulate(seed, users, 0, RateProfile.CONSTANT, 0, START, malformed, duplicate, late);
    }
}
