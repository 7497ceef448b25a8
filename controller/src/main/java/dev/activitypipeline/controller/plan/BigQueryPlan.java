package dev.activitypipeline.controller.plan;

import dev.activitypipeline.contract.settings.BigQuerySettings;
import dev.activitypipeline.controller.api.v1alpha1.BigQuerySpec;
import dev.activitypipeline.controller.api.v1alpha1.SecretKeySpec;
import dev.activitypipeline.controller.schema.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The follower that keeps tables in BigQuery equal to the store's.
 *
 * @param target the tables
 * @param interval the time between two looks at the store
 * @param key the Secret's key that holds a key file of Google's
 * @param serviceAccount the Google service account that the pod stands for
 * @param endpoints where the service is
 * @param image the user's own, instead of the controller's
 * @param resources what it may use
 */
public record BigQueryPlan(
        BigQuerySettings.Target target,
        Duration interval,
        Optional<SecretKeySpec> key,
        Optional<String> serviceAccount,
        BigQuerySettings.Endpoints endpoints,
        Optional<String> image,
        ResourcesPlan resources) {

    /** Whether somebody else than the process' own surroundings is to log in. */
    public boolean hasCredentials() {
        return key.isPresent() || serviceAccount.isPresent();
    }

    static BigQueryPlan of(BigQuerySpec spec) {
        return new BigQueryPlan(
                new BigQuerySettings.Target(
                        spec.project(),
                        spec.dataset(),
                        spec.location(),
                        Objects.requireNonNullElse(spec.tablePrefix(), ""),
                        spec.createTables(),
                        BigQuerySettings.DeletionPolicy.valueOf(
                                spec.deletionPolicy().name())),
                Durations.of(spec.interval()),
                Optional.ofNullable(spec.credentials()).map(credentials -> credentials.secret()),
                Optional.ofNullable(spec.credentials()).map(credentials -> credentials.workloadIdentity()),
                new BigQuerySettings.Endpoints(
                        Optional.ofNullable(spec.endpoints())
                                .map(endpoints -> endpoints.rest())
                                .map(URI::create),
                        Optional.ofNullable(spec.endpoints())
                                .map(endpoints -> endpoints.storage())
                                .map(URI::create)),
                Optional.ofNullable(spec.image()),
                ResourcesPlan.of(spec.resources().cpu(), spec.resources().memory()));
    }
}
