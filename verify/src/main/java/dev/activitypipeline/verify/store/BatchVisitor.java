package dev.activitypipeline.verify.store;

/** Is shown a table's rows, batch by batch. */
@FunctionalInterface
public interface BatchVisitor {
    void visit(ColumnBatch batch);
}
