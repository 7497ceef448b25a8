package dev.activitypipeline.producer.source.files;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.wire.Rejection;
import dev.activitypipeline.contract.wire.Rule;

/** A cell cannot be read as its column's type. */
final class BadValue extends Exception {
    private static final int MOST_CHARACTERS = 40;

    private final transient Rejection rejection;

    BadValue(Rule rule, EventField field, String expected, String got) {
        super(expected);
        String shown = got.length() > MOST_CHARACTERS ? got.substring(0, MOST_CHARACTERS) + "…" : got;
        this.rejection =
                new Rejection(rule, field.column(), field.column() + ": " + expected + ", got \"" + shown + "\"");
    }

    Rejection rejection() {
        return rejection;
    }
}
