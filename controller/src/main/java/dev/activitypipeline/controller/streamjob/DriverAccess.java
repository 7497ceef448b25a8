package dev.activitypipeline.controller.streamjob;

import dev.activitypipeline.controller.limb.LimbMetadata;
import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import dev.activitypipeline.controller.plan.PipelinePlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;

/** Who the driver is to the API server. A driver that works alone has no rights and no token. */
final class DriverAccess {
    private DriverAccess() {}

    static List<HasMetadata> of(PipelinePlan plan) {
        return plan.stream().executors() == 0
                ? List.of(account(plan))
                : List.of(account(plan), role(plan), binding(plan));
    }

    /** The driver's pod asks for the token itself, if it needs one; executors never do. */
    private static ServiceAccount account(PipelinePlan plan) {
        return new ServiceAccountBuilder()
                .withMetadata(metadata(plan))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    /** What Spark does with its executors' pods; its settings keep it from touching anything else. */
    private static Role role(PipelinePlan plan) {
        return new RoleBuilder()
                .withMetadata(metadata(plan))
                .addNewRule()
                .withApiGroups("")
                .withResources("pods")
                .withVerbs("get", "list", "watch", "create", "patch", "delete", "deletecollection")
                .endRule()
                .build();
    }

    private static RoleBinding binding(PipelinePlan plan) {
        return new RoleBindingBuilder()
                .withMetadata(metadata(plan))
                .withNewRoleRef()
                .withApiGroup("rbac.authorization.k8s.io")
                .withKind("Role")
                .withName(plan.names().account())
                .endRoleRef()
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(plan.names().account())
                .withNamespace(plan.namespace().orElseThrow())
                .endSubject()
                .build();
    }

    private static ObjectMeta metadata(PipelinePlan plan) {
        return LimbMetadata.owned(plan, Component.STREAM, plan.names().account());
    }
}
