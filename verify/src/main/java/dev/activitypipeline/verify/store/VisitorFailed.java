package dev.activitypipeline.verify.store;

/** Carries a visitor's own failure past the code that takes failures for damage of the file. */
final class VisitorFailed extends RuntimeException {
    private VisitorFailed(RuntimeException failure) {
        super(failure);
    }

    RuntimeException failure() {
        return (RuntimeException) getCause();
    }

    static void guard(BatchVisitor visitor, ColumnBatch batch) {
        try {
            visitor.visit(batch);
        } catch (RuntimeException e) {
            throw new VisitorFailed(e);
        }
    }
}
