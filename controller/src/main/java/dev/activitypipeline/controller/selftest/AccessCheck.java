package dev.activitypipeline.controller.selftest;

import dev.activitypipeline.controller.crd.ShippedCrd;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the API server about each right, as `kubectl auth can-i` does. */
final class AccessCheck {
    private final KubernetesClient client;

    AccessCheck(KubernetesClient client) {
        this.client = client;
    }

    /** @param namespaces empty for all that there are and will be */
    List<Finding> ofPipelines(Set<String> namespaces, boolean topicOperator) {
        List<Optional<String>> places = namespaces.isEmpty()
                ? List.of(Optional.empty())
                : namespaces.stream().map(Optional::of).toList();
        return places.stream()
                .map(place -> look(place, Rights.ofPipelines(topicOperator), Optional.empty()))
                .toList();
    }

    Finding ofDefinition() {
        return look(Optional.empty(), Rights.ofDefinition(), Optional.of(ShippedCrd.NAME));
    }

    Finding ofLease(String namespace) {
        return look(Optional.of(namespace), Rights.ofLease(), Optional.of(Rights.LEASE));
    }

    private Finding look(Optional<String> namespace, List<Right> rights, Optional<String> name) {
        List<String> refused = new ArrayList<>();
        int asked = 0;
        for (Right right : rights) {
            for (String verb : right.verbs()) {
                asked++;
                // Who may create cannot be told by a name that is not there yet.
                if (!may(verb, right, namespace, verb.equals("create") ? Optional.empty() : name)) {
                    refused.add(verb + " " + right);
                }
            }
        }
        String place = namespace.map(each -> "the namespace " + each).orElse("all namespaces");
        String subject = "the account has its " + asked + " rights in " + place
                + name.map(each -> " to " + each).orElse("");
        return refused.isEmpty()
                ? new Finding.Passed(subject)
                : new Finding.Failed(
                        subject,
                        "it may not " + String.join(", ", refused)
                                + "; install the chart's roles (rbac.create), or give the account these rights");
    }

    private boolean may(String verb, Right right, Optional<String> namespace, Optional<String> name) {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(right.group())
                .withResource(right.kind())
                .withSubresource(right.subresource())
                .withNamespace(namespace.orElse(""))
                .withName(name.orElse(""))
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
    }
}
