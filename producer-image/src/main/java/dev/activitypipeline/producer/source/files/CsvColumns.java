package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.wire.Rule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the twelve columns stand in a file, and how a cell is read. */
final class CsvColumns {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Map<EventField, Integer> places = new EnumMap<>(EventField.class);
    private final int count;

    private CsvColumns(int count) {
        this.count = count;
    }

    /**
     * @param names the header, in lower case
     * @throws IllegalArgumentException saying which columns are missing, or which stands twice
     */
    static CsvColumns of(List<String> names) {
        CsvColumns columns = new CsvColumns(names.size());
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            if (!seen.add(name)) {
                throw new IllegalArgumentException("column " + name + " stands twice");
            }
            int at = place;
            EventField.ofColumn(name).ifPresent(field -> columns.places.put(field, at));
        }
        List<String> missing = new ArrayList<>();
        for (EventField field : EventField.values()) {
            if (!columns.places.containsKey(field)) {
                missing.add(field.column());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "no column " + String.join(", ", missing) + "; it has " + String.join(", ", names));
        }
        return columns;
    }

    /** Values in a row. */
    int count() {
        return count;
    }

    /** Ranges are the contract's matter; here a cell only has to be of its column's type. */
    ActivityEvent event(List<String> row) throws BadValue {
        return new ActivityEvent(
                integer(row, EventField.USER_ID),
                date(row),
                integer(row, EventField.STEPS),
                decimal(row, EventField.CALORIES_BURNED),
                decimal(row, EventField.DISTANCE_KM),
                integer(row, EventField.ACTIVE_MINUTES),
                decimal(row, EventField.SLEEP_HOURS),
                integer(row, EventField.HEART_RATE_AVG),
                text(row, EventField.WORKOUT_TYPE),
                text(row, EventField.WEATHER_CONDITIONS),
                text(row, EventField.LOCATION),
                text(row, EventField.MOOD));
    }

    private int integer(List<String> row, EventField field) throws BadValue {
        String cell = text(row, field);
        if (!INTEGER.matcher(cell).matches()) {
            throw new BadValue(Rule.WRONG_TYPE, field, "must be an integer", cell);
        }
        long value = Long.parseLong(cell);
        if (value < field.min() || value > field.max()) {
            String range = "must be between " + (long) field.min() + " and " + (long) field.max();
            throw new BadValue(Rule.OUT_OF_RANGE, field, range, cell);
        }
        return (int) value;
    }

    private double decimal(List<String> row, EventField field) throws BadValue {
        String cell = text(row, field);
        if (!DECIMAL.matcher(cell).matches()) {
            throw new BadValue(Rule.WRONG_TYPE, field, "must be a number", cell);
        }
        double value = Double.parseDouble(cell);
        if (!(value >= field.min() && value <= field.max())) {
            String range = "must be between " + (long) field.min() + " and " + (long) field.max();
            throw new BadValue(Rule.OUT_OF_RANGE, field, range, cell);
        }
        return value;
    }

    private LocalDate date(List<String> row) throws BadValue {
        String cell = text(row, EventField.DATE);
        if (DATE.matcher(cell).matches()) {
            try {
                return LocalDate.parse(cell);
            } catch (DateTimeException notInTheCalendar) {
                // told below
            }
        }
        throw new BadValue(Rule.BAD_DATE, EventField.DATE, "must be a date YYYY-MM-DD", cell);
    }

    private String text(List<String> row, EventField field) throws BadValue {
        String cell = row.get(places.get(field)).strip();
        if (cell.isEmpty()) {
            throw new BadValue(Rule.MISSING_FIELD, field, "must not be empty", cell);
        }
        return cell;
    }
}
