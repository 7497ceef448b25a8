package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import java.util.List;

/** The steady batches of one run, without the first, in which the JVM compiles. */
record LargeBatches(Batch before, List<Batch> steady) {
    /** @throws NotMeasured if too few are left */
    static LargeBatches of(List<Batch> batches, int dropped) throws NotMeasured {
        if (batches.size() < dropped + 2) {
            throw new NotMeasured(batches.size() + " batches are too few: " + dropped + " are dropped");
        }
        return new LargeBatches(batches.get(dropped - 1), batches.subList(dropped, batches.size()));
    }

    double rowsPerCpuSecond() {
        long rows = steady.stream().mapToLong(Batch::rows).sum();
        return rows / ((steady.get(steady.size() - 1).cpuNanos() - before.cpuNanos()) / 1e9);
    }

    /** How much of the time of the batches Spark spends on moving data; the last one is smaller and does not count. */
    double addBatchShare() {
        List<Batch> full = steady.subList(0, steady.size() - 1);
        return Spread.of(full.stream()
                        .map(batch -> (double) batch.addBatchMillis() / batch.triggerMillis())
                        .toList())
                .median();
    }

    @Override
    public String toString() {
        return text(
                "%,.0f events per CPU-second, batches of %s ms",
                rowsPerCpuSecond(),
                steady.stream()
                        .map(batch -> Long.toString(batch.triggerMillis()))
                        .toList());
    }
}
