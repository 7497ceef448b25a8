package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.controller.api.v1alpha1.DeletionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The store.
 *
 * @param size of the volume, a Kubernetes quantity
 * @param format how the tables are kept
 * @param deletionPolicy what becomes of it with the pipeline
 * @param storageClassName of the volume; empty is the cluster's default
 * @param accessMode Kubernetes' word
 * @param retentionDays days of events to keep; 0 keeps all
 * @param compactionInterval zero is no compaction
 * @param path the tables' folder inside the volume, relative; empty is the volume's root
 * @param bigQuery what follows it; empty is nothing
 */
public record StorePlan(
        String size,
        StoreFormat format,
        DeletionPolicy deletionPolicy,
        Optional<String> storageClassName,
        String accessMode,
        int retentionDays,
        Duration compactionInterval,
        Optional<String> path,
        Optional<BigQueryPlan> bigQuery) {

    /** Where the tables are when the volume is at {@code root}. */
    public Path under(Path root) {
        return path.map(root::resolve).orElse(root);
    }
}
