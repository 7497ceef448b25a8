package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.schema.Quantities;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.math.RoundingMode;

/**
 * What a process may use, as Kubernetes' quantities.
 *
 * @param cpu such as {@code 500m}
 * @param memory such as {@code 1Gi}
 */
public record ResourcesPlan(String cpu, String memory) {
    private static final int FEWEST_THREADS = 2;

    static ResourcesPlan of(IntOrString cpu, IntOrString memory) {
        return new ResourcesPlan(String.valueOf(cpu.getValue()), String.valueOf(memory.getValue()));
    }

    /** How many threads are worth having: whole cores, rounded up, and no less than two, for what is asked for is kept, and no limit. */
    public int threads() {
        return Math.max(
                FEWEST_THREADS,
                Quantities.of(cpu).setScale(0, RoundingMode.CEILING).intValue());
    }

    /** Bytes of memory, of the whole process. */
    public long memoryBytes() {
        return Quantities.of(memory).longValue();
    }
}
