package dev.activitypipeline.producer.source;

import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import java.util.function.LongSupplier;

/**
 * Says how many events are due. It keeps the schedule, not the distance between two events: what a slow commit held up is made up for
 * afterwards, up to {@value #MOST_SECONDS_BEHIND} seconds' worth; what a longer outage held up is not.
 */
public final class Pacer {
    private static final double DAY_SECONDS = 600;
    private static final double BURST_PERIOD_SECONDS = 60;
    private static final double BURST_SECONDS = 6;
    private static final int MOST_SECONDS_BEHIND = 5;
    private static final long MILLISECOND = 1_000_000;

    private final long eventsPerSecond;
    private final RateProfile profile;
    private final LongSupplier nanoTime;
    private final long start;
    private long taken;

    /**
     * @param eventsPerSecond the mean; 0 is without limit
     * @param nanoTime a clock in nanoseconds as {@link System#nanoTime}
     */
    public Pacer(long eventsPerSecond, RateProfile profile, LongSupplier nanoTime) {
        this.eventsPerSecond = eventsPerSecond;
        this.profile = profile;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** How many events may be sent now. */
    public long due() {
        if (eventsPerSecond == 0) {
            return Long.MAX_VALUE;
        }
        double elapsed = (nanoTime.getAsLong() - start) / 1e9;
        long due = (long) scheduled(elapsed) - taken;
        long most = (long) Math.ceil(scheduled(elapsed) - scheduled(Math.max(0, elapsed - MOST_SECONDS_BEHIND)));
        if (due > most) {
            taken += due - most;
            return most;
        }
        return Math.max(0, due);
    }

    /** Notes that {@code events} were sent. */
    public void took(long events) {
        taken += events;
    }

    /** Nanoseconds until an event is due, at least one millisecond so that a waiting thread does not spin. */
    public long nanosToNext() {
        if (eventsPerSecond == 0) {
            return 0;
        }
        if (profile != RateProfile.CONSTANT) {
            return MILLISECOND;
        }
        double seconds = (taken + 1.0) / eventsPerSecond - (nanoTime.getAsLong() - start) / 1e9;
        return Math.max(MILLISECOND, (long) (seconds * 1e9));
    }

    /** Events from the start until {@code seconds} after it. */
    private double scheduled(double seconds) {
        return eventsPerSecond
                * switch (profile) {
                    case CONSTANT -> seconds;
                    case DAILY -> {
                        double turn = 2 * Math.PI / DAY_SECONDS;
                        yield seconds + 0.5 * (1 - Math.cos(turn * seconds)) / turn;
                    }
                    case BURST -> {
                        double periods = Math.floor(seconds / BURST_PERIOD_SECONDS);
                        double within = seconds - periods * BURST_PERIOD_SECONDS;
                        yield periods * BURST_PERIOD_SECONDS
                                + Math.min(within, BURST_SECONDS) * BURST_PERIOD_SECONDS / BURST_SECONDS;
                    }
                };
    }
}
