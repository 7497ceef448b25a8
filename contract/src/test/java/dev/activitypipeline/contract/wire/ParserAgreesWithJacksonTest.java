package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two million broken records: the parser never throws, and says what an independent reader says. */
class ParserAgreesWithJacksonTest {
    private static final int WORKERS = 2;
    private static final int MUTATIONS_PER_WORKER = 1_000_000;
    /** The oracle is slow: it judges every third record, which is enough to meet each rule hundreds of times. */
    private static final int RECORDS_PER_OPINION = 3;

    private static final LocalDate RECORD_DAY = LocalDate.of(2025, 6, 1);
    private static final long TIMESTAMP =
            RECORD_DAY.atTime(23, 59).toInstant(ZoneOffset.UTC).toEpochMilli();

    @Test
    void onAcceptanceRuleFieldAndEveryValue() throws InterruptedException, ExecutionException {
        // Given
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);

        // When
        List<Future<Map<Rule, Integer>>> tallies = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            long seed = worker;
            tallies.add(workers.submit(() -> parseAndCompare(seed)));
        }
        workers.shutdown();

        // Then
        Map<Rule, Integer> seen = new EnumMap<>(Rule.class);
        for (Future<Map<Rule, Integer>> tally : tallies) {
            tally.get().forEach((rule, count) -> seen.merge(rule, count, Integer::sum));
        }
        assertThat(seen.keySet())
                .as("mutations must reach the rules, else they prove little: " + seen)
                .contains(
                        Rule.BAD_ENCODING,
                        Rule.MALFORMED_JSON,
                        Rule.TOO_DEEP,
                        Rule.DUPLICATE_KEY,
                        Rule.MISSING_FIELD,
                        Rule.WRONG_TYPE,
                        Rule.OUT_OF_RANGE,
                        Rule.BAD_DATE,
                        Rule.FUTURE_EVENT);
        int refused = seen.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(WORKERS * MUTATIONS_PER_WORKER - refused)
                .as("accepted, beside " + seen)
                .isGreaterThan(100_000);
    }

    /** How often each rule was broken. */
    private static Map<Rule, Integer> parseAndCompare(long seed) {
        byte[][] records = records(seed);
        Mutator mutator = new Mutator(seed);
        EventParser parser = new EventParser(EventRules.CONTRACT);
        JacksonOracle oracle = new JacksonOracle();
        Map<Rule, Integer> seen = new EnumMap<>(Rule.class);
        for (int i = 0; i < MUTATIONS_PER_WORKER; i++) {
            byte[] record = mutator.mutate(records[i % records.length], records[(i * 31) % records.length]);
            boolean accepted = parser.parse(record, TIMESTAMP);
            if (!accepted) {
                seen.merge(parser.rejection().rule(), 1, Integer::sum);
            }
            if (i % RECORDS_PER_OPINION == 0) {
                compare(record, parser, oracle.judge(record, RECORD_DAY.plusDays(1)), accepted);
            }
        }
        return seen;
    }

    private static void compare(byte[] record, EventParser parser, JacksonOracle.Verdict expected, boolean accepted) {
        boolean agreed = accepted
                ? parser.event().equals(expected.event()) && parser.unknownFields() == expected.unknownFields()
                : asTheOracleTells(parser.rejection().rule()) == expected.rule()
                        && parser.rejection().field().equals(expected.field());
        if (!agreed) {
            Object parsed = accepted ? parser.event() + ", unknown: " + parser.unknownFields() : parser.rejection();
            throw new AssertionError(new String(record, UTF_8) + "\n  parser: " + parsed + "\n  oracle: " + expected);
        }
    }

    /** Jackson does not tell these three apart. */
    private static Rule asTheOracleTells(Rule rule) {
        return rule == Rule.BAD_ENCODING || rule == Rule.TOO_DEEP ? Rule.MALFORMED_JSON : rule;
    }

    private static byte[][] records(long seed) {
        EventEncoder encoder = new EventEncoder();
        RandomEvents events = new RandomEvents(seed);
        byte[][] records = new byte[997][];
        for (int i = 0; i < records.length; i++) {
            encoder.encode(events.next());
            records[i] = encoder.copy();
            if (i % 4 == 0) {
                String spaced =
                        new String(records[i], UTF_8).replace(",\"", " ,\n\t\"").replace("\":", "\" : ");
                records[i] = spaced.replace("{", "{\"\\u0078\":{\"y\":[true,\"\\n\"]},")
                        .getBytes(UTF_8);
            }
        }
        return records;
    }
}
