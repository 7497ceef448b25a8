package dev.activitypipeline.stream.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How often the work beside the stream was done, how long it took, and how often it failed. */
public final class Upkeep {
    /** The pieces of that work. */
    public enum Task {
        /** Delta's checkpoints of the tables' logs. */
        CHECKPOINT,
        /** The dates of {@code daily} that new batches touched. */
        DAILY,
        /** Small files folded, and replaced ones deleted. */
        COMPACTION,
        /** Old dates removed. */
        RETENTION,
        /** The tables' size on the volume. */
        MEASUREMENT;

        /** As metrics and logs say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Tally(LongAdder runs, LongAdder nanos, LongAdder failures) {
        Tally() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    private final Map<Task, Tally> tallies = new EnumMap<>(Task.class);

    Upkeep() {
        for (Task task : Task.values()) {
            tallies.put(task, new Tally());
        }
    }

    public void done(Task task, long nanos) {
        tallies.get(task).runs().increment();
        tallies.get(task).nanos().add(nanos);
    }

    public void failed(Task task) {
        tallies.get(task).failures().increment();
    }

    void bindTo(MeterRegistry registry) {
        tallies.forEach((task, tally) -> {
            FunctionTimer.builder(
                            "activitypipeline.stream.upkeep",
                            tally,
                            t -> t.runs().sum(),
                            t -> t.nanos().sum(),
                            TimeUnit.NANOSECONDS)
                    .description("Work beside the stream that was done, and how long it took")
                    .tag("task", task.word())
                    .register(registry);
            FunctionCounter.builder("activitypipeline.stream.upkeep.failures", tally, t -> t.failures()
                            .sum())
                    .description("Work beside the stream that failed, and is tried again")
                    .tag("task", task.word())
                    .register(registry);
        });
    }
}
