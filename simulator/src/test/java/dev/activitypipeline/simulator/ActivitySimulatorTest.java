package dev.activitypipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.contract.wire.Rule;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivitySimulatorTest {
    private static final long NOW = LocalDate.of(2026, 3, 1).toEpochDay() * 86_400_000;

    private final SimulatedEvent event = new SimulatedEvent();

    @Test
    void theBytesOfASeedNeverChange() throws Exception {
        // Given
        Simulate settings = Simulations.with(42, 10_000, 0.01, 0.01, 0.02);
        ActivitySimulator simulator = new ActivitySimulator(settings, 0);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // When
        for (long seq = 0; seq < 100_000; seq++) {
            simulator.render(seq, event);
            digest.update(event.copyOfKey());
            digest.update(event.value(), 0, event.valueLength());
            digest.update((byte) event.copies());
        }
        // Then
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("topics and stores were filled with these bytes: verification of old data fails if they change")
                .isEqualTo("fbba77c543f7587244e09937c688649a7e142dbf832454539b3028293ee57f32");
    }

    @Test
    void anEventDependsOnItsNumberAloneAndNotOnTheOrderOfAsking() {
        // Given
        Simulate settings = Simulations.with(7, 321, 0.1, 0.1, 0.1);
        ActivitySimulator forwards = new ActivitySimulator(settings, 3);
        ActivitySimulator backwards = new ActivitySimulator(settings, 3);
        String[] seen = new String[2_000];
        for (int seq = 0; seq < seen.length; seq++) {
            forwards.render(seq, event);
            seen[seq] = event.userId() + " " + event.copies() + " " + event;
        }
        // When
        for (int seq = seen.length - 1; seq >= 0; seq--) {
            backwards.render(seq, event);
            // Then
            assertThat(event.userId() + " " + event.copies() + " " + event).isEqualTo(seen[seq]);
        }
    }

    @Test
    void theParserAcceptsEveryGoodEventAndRefusesEveryBrokenOne() {
        EventParser parser = new EventParser(EventRules.CONTRACT);
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (long seed : new long[] {0, 42, -1, Long.MAX_VALUE}) {
            // Given
            ActivitySimulator simulator = new ActivitySimulator(Simulations.with(seed, 5_000, 0.3, 0, 0.1), 1);
            for (long seq = 0; seq < 60_000; seq++) {
                simulator.render(seq, event);
                // When
                boolean accepted = parser.parse(event.copyOfValue(), NOW);
                // Then
                if (accepted == event.malformed()) {
                    assertThat(accepted)
                            .as("seed %d, seq %d: %s %s", seed, seq, event, accepted ? "" : parser.rejection())
                            .isEqualTo(!event.malformed());
                }
                if (!accepted) {
                    rules.add(parser.rejection().rule());
                }
            }
        }
        assertThat(rules)
                .contains(
                        Rule.EMPTY_VALUE,
                        Rule.BAD_ENCODING,
                        Rule.MALFORMED_JSON,
                        Rule.DUPLICATE_KEY,
                        Rule.MISSING_FIELD,
                        Rule.WRONG_TYPE,
                        Rule.OUT_OF_RANGE,
                        Rule.BAD_DATE,
                        Rule.FUTURE_EVENT);
    }

    @Test
    void theSharesAreAsAsked() {
        // Given
        ActivitySimulator simulator = new ActivitySimulator(Simulations.with(1, 1_000, 0.02, 0.05, 0.1), 0);
        int malformed = 0;
        int twice = 0;
        // When
        for (long seq = 0; seq < 100_000; seq++) {
            simulator.render(seq, event);
            malformed += event.malformed() ? 1 : 0;
            twice += event.copies() - 1;
        }
        // Then
        assertThat(malformed).isBetween(1_850, 2_150);
        assertThat(twice).isBetween(4_750, 5_250);
    }

    @Test
    void noUserHasTwoEventsOfADayOverProducersAndGenerations() {
        // Given
        int users = 7;
        EventParser parser = new EventParser(EventRules.CONTRACT);
        Set<Long> seen = new HashSet<>();
        for (int ordinal : new int[] {0, 1, 2, 999}) {
            ActivitySimulator simulator = new ActivitySimulator(Simulations.clean(42, users), ordinal);
            for (long seq = 0; seq < 3L * ActivitySimulator.DAYS * users; seq++) {
                simulator.render(seq, event);
                // When
                parser.parse(event.copyOfValue(), NOW);
                // Then
                assertThat(seen.add((long) parser.userId() << 32 | parser.epochDay()))
                        .isTrue();
            }
        }
    }

    @Test
    void eachDayHasEveryUserOnceInAnotherOrder() {
        // Given
        int users = 1_000;
        ActivitySimulator simulator = new ActivitySimulator(Simulations.clean(42, users), 0);
        int[][] days = new int[2][users];
        // When
        for (int seq = 0; seq < 2 * users; seq++) {
            simulator.render(seq, event);
            days[seq / users][seq % users] = event.userId();
        }
        // Then
        assertThat(days[0]).doesNotHaveDuplicates().containsExactlyInAnyOrder(days[1]);
        assertThat(days[0]).isNotEqualTo(days[1]);
    }

    @Test
    void userIdsStayWithinAnIntWhenTheyAreUsedUp() {
        // Given
        Simulate settings = Simulations.clean(42, 1_000_000);
        ActivitySimulator simulator = new ActivitySimulator(settings, 999);
        for (long generation = 0; generation < 5_000; generation++) {
            // When
            simulator.render(generation * ActivitySimulator.DAYS * settings.users() + 17, event);
            // Then
            assertThat(event.userId()).isPositive();
        }
    }

    @Test
    void aLateEventIsAtMostThirtyDaysLateAndNeverFartherBeforeTheStart() {
        // Given
        EventParser parser = new EventParser(EventRules.CONTRACT);
        ActivitySimulator simulator = new ActivitySimulator(Simulations.with(42, 100, 0, 0, 1), 0);
        for (long seq = 0; seq < 20_000; seq++) {
            long day = Simulations.START.toEpochDay() + seq / 100;
            simulator.render(seq, event);
            // When
            parser.parse(event.copyOfValue(), NOW);
            // Then
            assertThat(day - parser.epochDay()).isBetween(1L, 30L);
        }
    }

    @Test
    void aSingleUserIsEnough() {
        // Given
        ActivitySimulator simulator = new ActivitySimulator(Simulations.clean(42, 1), 0);
        // When
        simulator.render(5, event);
        // Then
        assertThat(event.toString()).startsWith("{\"user_id\":1,\"date\":\"2024-01-06\"");
    }
}
