package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.activitypipeline.controller.api.v1alpha1.Impact;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the model allows at one place. */
public sealed interface Schema {

    /** Completes the sentence "must be …". */
    String expectation();

    /**
     * An object with known fields.
     *
     * @param fields by name, in the model's order
     */
    record ObjectSchema(Map<String, Field> fields) implements Schema {
        @Override
        public String expectation() {
            return "an object with the fields " + String.join(", ", fields.keySet());
        }
    }

    /**
     * A field of an object.
     *
     * @param schema what it may hold
     * @param required whether it must be there
     * @param fallback what is taken where it is not there
     * @param impact what its change does to a running pipeline, unless a field below says otherwise; empty inherits
     */
    record Field(Schema schema, boolean required, Optional<JsonNode> fallback, Set<Impact> impact) {}

    /** An object with free names and values of one kind. */
    record MapSchema(Schema values) implements Schema {
        @Override
        public String expectation() {
            return "an object whose values are each " + values.expectation();
        }
    }

    /** A list of values of one kind. */
    record ListSchema(Schema items) implements Schema {
        @Override
        public String expectation() {
            return "a list whose items are each " + items.expectation();
        }
    }

    /** Anything at all; not looked into. */
    record Anything() implements Schema {
        @Override
        public String expectation() {
            return "anything";
        }
    }

    /** One value. */
    non-sealed interface Scalar extends Schema {
        /** Whether the model can hold the value, in bounds or not. */
        boolean holds(JsonNode value);

        /** Whether a value that the model can hold is also a valid one. */
        boolean accepts(JsonNode value);

        /** Whether two values mean the same though they are written in two ways. */
        default boolean same(JsonNode one, JsonNode other) {
            return one.equals(other);
        }
    }
}
