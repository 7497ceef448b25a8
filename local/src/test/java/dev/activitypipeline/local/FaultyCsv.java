package dev.activitypipeline.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.wire.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A CSV as people export it: quoted values, some of them over two lines, and blank lines, so that the number of a line is not that of its row; and in each
 * hundred rows one that is wrong. The same seed gives the same bytes.
 */
final class FaultyCsv {
    private static final int ROWS_PER_FAULT = 100;
    private static final int DAYS = 14;
    private static final int USERS = 5_000;

    /** What is wrong with a row, and what the report has to say of it. */
    enum Fault {
        TOO_FEW_VALUES(Rule.MISSING_FIELD, "", "the row has 11 values, the header has 12"),
        TOO_MANY_VALUES(Rule.MALFORMED_JSON, "", "the row has 13 values, the header has 12"),
        TEXT_FOR_A_NUMBER(Rule.WRONG_TYPE, "steps", "must be an integer, got \"many\""),
        NO_SUCH_DAY(Rule.BAD_DATE, "date", "must be a date YYYY-MM-DD, got \"2024-02-30\""),
        DAY_TO_COME(Rule.FUTURE_EVENT, "date", "is more than a day after"),
        BEYOND_THE_RANGE(Rule.OUT_OF_RANGE, "heart_rate_avg", "must be between 20 and 250, got \"251\""),
        TOO_LONG(Rule.OUT_OF_RANGE, "mood", "must have between 1 and 128 characters, got 129"),
        NOTHING_IN_IT(Rule.MISSING_FIELD, "user_id", "must not be empty"),
        QUOTE_LEFT_OPEN(Rule.MALFORMED_JSON, "", "not a row of CSV"),
        NO_UTF8(Rule.BAD_ENCODING, "", "not valid UTF-8");

        final Rule rule;
        final String field;
        final String message;

        Fault(Rule rule, String field, String message) {
            this.rule = rule;
            this.field = field;
            this.message = message;
        }
    }

    private final SplittableRandom random;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SortedMap<Long, Fault> faults = new TreeMap<>();
    private long line;
    private int goodRows;

    private FaultyCsv(long seed) {
        random = new SplittableRandom(seed);
    }

    static FaultyCsv generate(long seed, int rows) {
        FaultyCsv csv = new FaultyCsv(seed);
        csv.write(Arrays.stream(EventField.values()).map(EventField::column).collect(Collectors.joining(",")));
        int faulty = 0;
        for (int row = 0; row < rows; row++) {
            if (row % ROWS_PER_FAULT == 0) {
                faulty = row + csv.random.nextInt(ROWS_PER_FAULT);
            }
            if (row == faulty) {
                csv.writeFaultyRow();
            } else {
                csv.writeGoodRow();
            }
        }
        return csv;
    }

    void writeTo(Path file) throws IOException {
        Files.write(file, bytes.toByteArray());
    }

    /** What is wrong, by the number of the line. */
    SortedMap<Long, Fault> faults() {
        return faults;
    }

    int goodRows() {
        return goodRows;
    }

    private void writeGoodRow() {
        List<String> row = row();
        int mood = EventField.MOOD.position();
        switch (random.nextInt(200)) {
            case 0 -> row.set(mood, "\"Happy, on the whole\"");
            case 1 -> row.set(mood, "\"Happy,\nthen \"\"Tired\"\"\"");
            case 2 -> row.set(mood, "glücklich 😀");
            case 3 -> write("");
            default -> {
                // nothing out of the ordinary
            }
        }
        write(String.join(",", row));
        goodRows++;
    }

    private void writeFaultyRow() {
        Fault fault = Fault.values()[faults.size() % Fault.values().length];
        faults.put(line + 1, fault);
        List<String> row = row();
        int mood = EventField.MOOD.position();
        switch (fault) {
            case TOO_FEW_VALUES -> row.remove(mood);
            case TOO_MANY_VALUES -> row.add("42");
            case TEXT_FOR_A_NUMBER -> row.set(EventField.STEPS.position(), "many");
            case NO_SUCH_DAY -> row.set(EventField.DATE.position(), "2024-02-30");
            case DAY_TO_COME -> row.set(EventField.DATE.position(), "9999-12-31");
            case BEYOND_THE_RANGE -> row.set(EventField.HEART_RATE_AVG.position(), "251");
            case TOO_LONG -> row.set(mood, "o".repeat(129));
            case NOTHING_IN_IT -> row.replaceAll(value -> "");
            case QUOTE_LEFT_OPEN -> row.set(mood, "\"Happy");
            case NO_UTF8 -> {
                writeLatin1(String.join(",", row).replace("Happy", "fröhlich"));
                return;
            }
        }
        write(String.join(",", row));
    }

    private List<String> row() {
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(DAYS));
        return new ArrayList<>(List.of(
                Integer.toString(1 + random.nextInt(USERS)),
                day.toString(),
                Integer.toString(random.nextInt(30_000)),
                Double.toString(random.nextInt(100, 50_000) / 10.0),
                Double.toString(random.nextInt(3_000) / 100.0),
                Integer.toString(random.nextInt(300)),
                Double.toString(random.nextInt(130) / 10.0),
                Integer.toString(random.nextInt(45, 160)),
                "Running",
                "Clear",
                "Park",
                "Happy"));
    }

    private void write(String text) {
        bytes.writeBytes((text + "\n").getBytes(UTF_8));
        line += text.lines().count() + (text.isEmpty() ? 1 : 0);
    }

    private void writeLatin1(String text) {
        bytes.writeBytes((text + "\n").getBytes(ISO_8859_1));
        line++;
    }
}
