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
    static ResourcesPlan of(IntOrString cpu, IntOrString memory) {
        return new ResourcesPlan(String.valueOf(cpu.getValue()), String.valueOf(memory.getValue()));
    }

    /** Whole cores, rounded up: how many threads are worth having. */
    public int cores() {
        return Quantities.of(cpu).setScale(0, RoundingMode.CEILING).intValue();
    }

    /** Bytes of memory, of the whole process. */
    public long memoryBytes() {
        return Quantities.of(memory).longValue();
    }
}
