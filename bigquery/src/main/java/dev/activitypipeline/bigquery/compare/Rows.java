package dev.activitypipeline.bigquery.compare;

import java.util.Optional;

/** The rows of one side of a comparison. */
interface Rows {
    /** @param group its rows alone; none means all */
    void show(Optional<String> group, Visitor visitor) throws InterruptedException;

    /** Is shown each row. */
    @FunctionalInterface
    interface Visitor {
        /** @param row valid only during the visit */
        void visit(RowBytes row);
    }
}
