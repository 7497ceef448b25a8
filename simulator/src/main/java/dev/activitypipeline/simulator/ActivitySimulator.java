package dev.activitypipeline.simulator;

import dev.activitypipeline.contract.event.Vocabulary;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.contract.wire.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Event n of a producer, computed from nothing but the settings, the producer's ordinal and n. Not thread-safe; two simulators of the same
 * settings give the same bytes in any order, in any JVM.
 *
 * <p>A producer's people live one event a day, in another order each day. After {@link #DAYS} days the next generation of people
 * begins on the first day. User ids start at 1 and never repeat over producers and generations until the 31 bits of an id are used up:
 * {@code 2^31 / (1000 * users)} generations. A late event is dated up to 30 days back, as a sensor sends that was offline.
 */
public final class ActivitySimulator {
    /** Simulated days of one generation of people. */
    public static final int DAYS = 730;

    /** The farthest that a late event is dated back; also how far before the start date one may lie. */
    public static final int MOST_DAYS_LATE = 30;

    private static final int PRODUCERS = 1_000;
    private static final byte[][] WORKOUTS = utf8(Vocabulary.WORKOUT_TYPES);
    private static final byte[][] WEATHERS = utf8(Vocabulary.WEATHER_CONDITIONS);
    private static final byte[][] LOCATIONS = utf8(Vocabulary.LOCATIONS);
    private static final byte[][] MOODS = utf8(Vocabulary.MOODS);

    private final ProducerSource.Simulate settings;
    private final int ordinal;
    private final int startDay;
    private final long eventStream;
    private final WeatherCalendar weather;
    private final DayOrder order;
    private final Person person = new Person();
    private final ActivityDay day = new ActivityDay();
    private final EventEncoder encoder = new EventEncoder();
    private long firstSeqOfDay;
    private int simulatedDay;
    private int firstUserId;

    /** @param ordinal which of the pipeline's producers, from 0 */
    public ActivitySimulator(ProducerSource.Simulate settings, int ordinal) {
        this.settings = settings;
        this.ordinal = ordinal;
        this.startDay = Math.toIntExact(settings.startDate().toEpochDay());
        this.eventStream = Noise.hash(Noise.hash(settings.seed(), 0xE7E27), ordinal);
        this.weather = new WeatherCalendar(settings.seed(), startDay - MOST_DAYS_LATE, DAYS + MOST_DAYS_LATE);
        this.order = new DayOrder(eventStream, settings.users());
        turnTo(0);
    }

    /**
     * Renders event {@code seq} into {@code target}, which is valid until the next call on this simulator.
     *
     * @param seq from 0
     */
    public void render(long seq, SimulatedEvent target) {
        long place = seq - firstSeqOfDay;
        if (place < 0 || place >= settings.users()) {
            turnTo(seq / settings.users());
            place = seq - firstSeqOfDay;
        }
        int userId = firstUserId + order.user((int) place);
        long hash = Noise.hash(eventStream, seq);

        int dayIndex = simulatedDay + MOST_DAYS_LATE - daysLate(hash);
        int epochDay = startDay - MOST_DAYS_LATE + dayIndex;
        boolean weekend = Math.floorMod(epochDay + 3, 7) >= 5;
        person.become(settings.seed(), userId);
        day.live(
                person,
                (double) simulatedDay / DAYS,
                weekend,
                weather.weather(person.region, dayIndex),
                weather.warmth(dayIndex),
                hash);
        int length = encoder.encode(
                userId,
                epochDay,
                day.steps,
                day.caloriesBurned,
                day.distanceKm,
                day.activeMinutes,
                day.sleepHours,
                day.heartRateAvg,
                WORKOUTS[day.workout],
                WEATHERS[day.weather],
                LOCATIONS[day.location],
                MOODS[day.mood]);

        int copies = chosen(hash, 0xD0B, settings.duplicateRatio()) ? 2 : 1;
        if (chosen(hash, 0xBAD, settings.malformedRatio())) {
            byte[] broken = Breakage.broken(encoder.buffer(), length, Noise.hash(hash, 0xB0));
            target.become(userId, broken, broken.length, copies, true);
        } else {
            target.become(userId, encoder.buffer(), length, copies, false);
        }
    }

    private int daysLate(long hash) {
        if (!chosen(hash, 0x1A7E, settings.lateRatio())) {
            return 0;
        }
        return 1 + (int) (Noise.unit(Noise.hash(hash, 0x1A7F)) * MOST_DAYS_LATE);
    }

    /** Keeps what all events of a day share: events mostly come in order. */
    private void turnTo(long absoluteDay) {
        firstSeqOfDay = absoluteDay * settings.users();
        simulatedDay = (int) (absoluteDay % DAYS);
        firstUserId = firstUserId(absoluteDay / DAYS);
        order.turnTo(absoluteDay);
    }

    /** One block of ids for each producer and generation, around again when the ids are used up. */
    private int firstUserId(long generation) {
        long blocks = Integer.MAX_VALUE / settings.users();
        long block = (generation * PRODUCERS + ordinal) % blocks;
        return (int) (block * settings.users() + 1);
    }

    private static boolean chosen(long hash, long purpose, double ratio) {
        return ratio > 0 && Noise.unit(Noise.hash(hash, purpose)) < ratio;
    }

    private static byte[][] utf8(List<String> words) {
        return words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }
}
