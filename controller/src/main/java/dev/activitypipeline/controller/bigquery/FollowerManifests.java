package dev.activitypipeline.controller.bigquery;

import dev.activitypipeline.controller.limb.Circumstances;
import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.limb.SecretFile;
import dev.activitypipeline.controller.plan.BigQueryPlan;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of the follower. */
public final class FollowerManifests {
    /** By this annotation GKE lets a service account of Kubernetes stand for one of Google's. */
    private static final String STANDS_FOR = "iam.gke.io/gcp-service-account";

    private FollowerManifests() {}

    /** The objects, each after those that it needs; none where nothing is to follow the store. */
    public static List<HasMetadata> of(PipelinePlan plan, Images images, Circumstances seen) {
        Optional<BigQueryPlan> bigQuery = plan.store().bigQuery();
        return bigQuery.isEmpty()
                ? List.of()
                : List.of(account(plan, bigQuery.get()), FollowerSet.of(plan, bigQuery.get(), images, seen));
    }

    /** The Secret's key that the follower reads; none where it logs in otherwise, or where nothing is to follow the store. */
    public static List<SecretFile> secrets(PipelinePlan plan) {
        return plan
                .store()
                .bigQuery()
                .flatMap(BigQueryPlan::key)
                .map(key -> new SecretFile(FollowerSet.KEY_FILE, key, SecretFile.Content.GOOGLE_KEY))
                .stream()
                .toList();
    }

    /** Without a token: the follower has nothing to ask the API server. */
    private static ServiceAccount account(PipelinePlan plan, BigQueryPlan bigQuery) {
        ServiceAccount account = new ServiceAccountBuilder()
                .withMetadata(LimbMetadata.owned(
                        plan, Component.BIGQUERY, plan.names().bigQuery()))
                .withAutomountServiceAccountToken(false)
                .build();
        bigQuery.serviceAccount().ifPresent(google -> account.getMetadata().setAnnotations(Map.of(STANDS_FOR, google)));
        return account;
    }
}
