package dev.activitypipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.event.Vocabulary;
import dev.activitypipeline.contract.wire.EventParser;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an analyst must find in 100,000 events: 500 people over 200 days. */
class LifelikeTest {
    private static final int EVENTS = 100_000;
    private static final List<ActivityEvent> DAYS = new ArrayList<>();

    @BeforeAll
    static void simulate() {
        ActivitySimulator simulator = new ActivitySimulator(Simulations.clean(42, 500), 0);
        EventParser parser = new EventParser(EventRules.CONTRACT);
        SimulatedEvent event = new SimulatedEvent();
        for (long seq = 0; seq < EVENTS; seq++) {
            simulator.render(seq, event);
            parser.parse(event.copyOfValue(), -1);
            DAYS.add(parser.event());
        }
    }

    @Test
    void everyWordOfTheVocabularyOccursAndNoOther() {
        assertThat(words(ActivityEvent::workoutType)).hasSameElementsAs(Vocabulary.WORKOUT_TYPES);
        assertThat(words(ActivityEvent::weatherConditions)).hasSameElementsAs(Vocabulary.WEATHER_CONDITIONS);
        assertThat(words(ActivityEvent::location)).hasSameElementsAs(Vocabulary.LOCATIONS);
        assertThat(words(ActivityEvent::mood)).hasSameElementsAs(Vocabulary.MOODS);
    }

    @Test
    void numbersAreThoseOfPeople() {
        assertThat(mean(ActivityEvent::steps, LifelikeTest::all)).isBetween(5_500.0, 10_500.0);
        assertThat(mean(ActivityEvent::caloriesBurned, LifelikeTest::all)).isBetween(1_900.0, 2_800.0);
        assertThat(mean(ActivityEvent::distanceKm, LifelikeTest::all)).isBetween(4.0, 10.0);
        assertThat(mean(ActivityEvent::activeMinutes, LifelikeTest::all)).isBetween(40.0, 110.0);
        assertThat(mean(ActivityEvent::sleepHours, LifelikeTest::all)).isBetween(6.8, 7.8);
        assertThat(mean(ActivityEvent::heartRateAvg, LifelikeTest::all)).isBetween(65.0, 95.0);
    }

    @Test
    void heartRateTellsTheWorkout() {
        double running = mean(ActivityEvent::heartRateAvg, workout("Running"));
        double cycling = mean(ActivityEvent::heartRateAvg, workout("Cycling"));
        double walking = mean(ActivityEvent::heartRateAvg, workout("Walking"));
        double yoga = mean(ActivityEvent::heartRateAvg, workout("Yoga"));
        assertThat(running).isGreaterThan(cycling + 3);
        assertThat(cycling).isGreaterThan(walking + 5);
        assertThat(walking).isGreaterThan(yoga + 2);
    }

    @Test
    void stepsDistanceCaloriesAndActiveMinutesGoTogether() {
        assertThat(correlation(ActivityEvent::steps, ActivityEvent::distanceKm, workout("Running")))
                .isGreaterThan(0.9);
        assertThat(correlation(ActivityEvent::steps, ActivityEvent::caloriesBurned, workout("Walking")))
                .isGreaterThan(0.3);
        assertThat(correlation(ActivityEvent::steps, ActivityEvent::activeMinutes, workout("Walking")))
                .isGreaterThan(0.7);
    }

    @Test
    void littleSleepSpoilsTheMood() {
        double tired = share(e -> e.mood().equals("Happy"), e -> e.sleepHours() < 6);
        double rested = share(e -> e.mood().equals("Happy"), e -> e.sleepHours() > 8);
        assertThat(rested).isGreaterThan(tired * 1.8);
        assertThat(share(e -> e.mood().equals("Tired"), e -> e.sleepHours() < 6))
                .isGreaterThan(2 * share(e -> e.mood().equals("Tired"), e -> e.sleepHours() > 8));
    }

    @Test
    void weatherMovesMoodPlaceAndSteps() {
        assertThat(share(e -> e.mood().equals("Happy"), weather("Clear")))
                .isGreaterThan(share(e -> e.mood().equals("Happy"), weather("Rain")) + 0.1);
        assertThat(share(e -> e.location().equals("Park"), weather("Clear")))
                .isGreaterThan(3 * share(e -> e.location().equals("Park"), weather("Rain")));
        assertThat(share(e -> e.location().equals("Park"), weather("Clear")))
                .isGreaterThan(3 * share(e -> e.location().equals("Park"), weather("Snow")));
        assertThat(mean(ActivityEvent::steps, weather("Clear")))
                .isGreaterThan(mean(ActivityEvent::steps, weather("Rain")) * 1.1);
    }

    @Test
    void placesFitTheWorkout() {
        assertThat(share(e -> e.location().equals("Park"), workout("Gym Workout")))
                .isZero();
        assertThat(share(e -> e.location().equals("Gym"), workout("Gym Workout")))
                .isGreaterThan(0.7);
        assertThat(share(e -> e.location().equals("Home"), workout("Yoga"))).isGreaterThan(0.4);
        assertThat(share(e -> e.location().equals("Park"), workout("Running"))).isGreaterThan(0.3);
    }

    @Test
    void snowFallsInTheColdHalfOfTheYearOnly() {
        assertThat(DAYS.stream()
                        .filter(weather("Snow"))
                        .map(e -> e.date().getMonthValue())
                        .toList())
                .isNotEmpty()
                .allMatch(month -> month <= 4 || month >= 10);
    }

    @Test
    void weekendsDiffer() {
        Predicate<ActivityEvent> weekend = LifelikeTest::isWeekend;
        assertThat(mean(ActivityEvent::steps, weekend))
                .isGreaterThan(mean(ActivityEvent::steps, weekend.negate()) * 1.08);
        assertThat(mean(ActivityEvent::sleepHours, weekend))
                .isGreaterThan(mean(ActivityEvent::sleepHours, weekend.negate()) + 0.4);
        assertThat(share(e -> e.location().equals("Office"), weekend.negate()))
                .isGreaterThan(3 * share(e -> e.location().equals("Office"), weekend));
    }

    @Test
    void peopleKeepTheirHabits() {
        double own = 0;
        for (int user = 1; user <= 100; user++) {
            int id = user;
            List<ActivityEvent> days =
                    DAYS.stream().filter(e -> e.userId() == id).toList();
            long most = Vocabulary.WORKOUT_TYPES.stream()
                    .mapToLong(type -> days.stream()
                            .filter(e -> e.workoutType().equals(type))
                            .count())
                    .max()
                    .orElse(0);
            own += (double) most / days.size() / 100;
        }
        assertThat(own).isGreaterThan(0.45);
    }

    private static boolean isWeekend(ActivityEvent event) {
        DayOfWeek day = event.date().getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static Set<String> words(Function<ActivityEvent, String> column) {
        Set<String> words = new HashSet<>();
        DAYS.forEach(event -> words.add(column.apply(event)));
        return words;
    }

    private static boolean all(ActivityEvent event) {
        return true;
    }

    private static Predicate<ActivityEvent> workout(String type) {
        return event -> event.workoutType().equals(type);
    }

    private static Predicate<ActivityEvent> weather(String conditions) {
        return event -> event.weatherConditions().equals(conditions);
    }

    private static double mean(ToDoubleFunction<ActivityEvent> column, Predicate<ActivityEvent> filter) {
        return DAYS.stream().filter(filter).mapToDouble(column).average().orElse(Double.NaN);
    }

    private static double share(Predicate<ActivityEvent> what, Predicate<ActivityEvent> of) {
        return mean(event -> what.test(event) ? 1 : 0, of);
    }

    private static double correlation(
            ToDoubleFunction<ActivityEvent> x, ToDoubleFunction<ActivityEvent> y, Predicate<ActivityEvent> filter) {
        double meanX = mean(x, filter);
        double meanY = mean(y, filter);
        double product = mean(e -> (x.applyAsDouble(e) - meanX) * (y.applyAsDouble(e) - meanY), filter);
        double squareX = mean(e -> Math.pow(x.applyAsDouble(e) - meanX, 2), filter);
        double squareY = mean(e -> Math.pow(y.applyAsDouble(e) - meanY, 2), filter);
        return product / Math.sqrt(squareX * squareY);
    }
}
