package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.schema.Schema.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of single values that the model has. */
final class Scalars {
    private Scalars() {}

    /** An integer that fits {@code bits} bits and lies between two bounds, both included. */
    record Whole(int bits, long min, long max) implements Scalar {
        @Override
        public String expectation() {
            return max == (bits == 32 ? Integer.MAX_VALUE : Long.MAX_VALUE) && min > Integer.MIN_VALUE
                    ? "an integer of at least " + min
                    : "an integer between " + min + " and " + max;
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isIntegralNumber() && (bits == 32 ? value.canConvertToInt() : value.canConvertToLong());
        }

        @Override
        public boolean accepts(JsonNode value) {
            return value.longValue() >= min && value.longValue() <= max;
        }
    }

    /** A number between two bounds, both included; never NaN. */
    record Decimal(double min, double max) implements Scalar {
        @Override
        public String expectation() {
            if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) {
                return "a number";
            }
            return "a number between " + bound(min) + " and " + bound(max);
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isNumber();
        }

        @Override
        public boolean accepts(JsonNode value) {
            double number = value.doubleValue();
            return Double.isFinite(number) && number >= min && number <= max;
        }

        private static String bound(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    /** True or false. */
    record Flag() implements Scalar {
        @Override
        public String expectation() {
            return "true or false";
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        public boolean accepts(JsonNode value) {
            return true;
        }
    }

    /** A text of a shape. */
    record Text(String expectation, Pattern pattern) implements Scalar {
        static final Text ANY = new Text("a text", Pattern.compile("(?s).*"));

        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual();
        }

        @Override
        public boolean accepts(JsonNode value) {
            return pattern.matcher(value.textValue()).matches();
        }
    }

    /** One of several words. */
    record Choice(List<String> words) implements Scalar {
        @Override
        public String expectation() {
            return "one of " + words.stream().collect(Collectors.joining("\", \"", "\"", "\""));
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && words.contains(value.textValue());
        }

        @Override
        public boolean accepts(JsonNode value) {
            return true;
        }
    }

    /** A time span between two bounds, both included. */
    record Span(String min, String max) implements Scalar {
        @Override
        public String expectation() {
            return "a duration between " + min + " and " + max + ", such as 500ms, 2s, 1m or 1h";
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual();
        }

        @Override
        public boolean accepts(JsonNode value) {
            return Durations.parse(value.textValue())
                    .filter(span -> span.compareTo(Durations.of(min)) >= 0 && span.compareTo(Durations.of(max)) <= 0)
                    .isPresent();
        }

        @Override
        public boolean same(JsonNode one, JsonNode other) {
            Optional<Duration> span = Durations.parse(one.asText());
            return span.isPresent() && span.equals(Durations.parse(other.asText()));
        }
    }

    /** A Kubernetes quantity between two bounds, both included, as text or as a plain integer. */
    record Amount(String min, String max) implements Scalar {
        @Override
        public String expectation() {
            String examples = min.endsWith("m") ? "500m or 2" : "512Mi or 10Gi";
            return "a quantity between " + min + " and " + max + ", such as " + examples;
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() || (value.isIntegralNumber() && value.canConvertToInt());
        }

        @Override
        public boolean accepts(JsonNode value) {
            return Quantities.parse(value.asText())
                    .filter(amount ->
                            amount.compareTo(Quantities.of(min)) >= 0 && amount.compareTo(Quantities.of(max)) <= 0)
                    .isPresent();
        }

        @Override
        public boolean same(JsonNode one, JsonNode other) {
            Optional<BigDecimal> amount = Quantities.parse(one.asText());
            return amount.isPresent()
                    && Quantities.parse(other.asText())
                            .filter(second -> second.compareTo(amount.get()) == 0)
                            .isPresent();
        }
    }

    /** The value of a property: whatever has a text form. */
    record Property() implements Scalar {
        @Override
        public String expectation() {
            return "a text, a number, true or false";
        }

        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() || value.isNumber() || value.isBoolean();
        }

        @Override
        public boolean accepts(JsonNode value) {
            return true;
        }
    }
}
