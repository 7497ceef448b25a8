package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.schema.Shown;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.regex.Pattern;

/** What Kubernetes wants of the resource's own name; a launcher without Kubernetes wants the same. */
final class NameRules {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final String RULE =
            "must be lower-case letters, digits, \"-\" and \".\", at most 253 characters, beginning and ending with a letter or digit";

    private NameRules() {}

    static void check(ObjectMeta metadata, Violations violations) {
        String name = metadata == null ? null : metadata.getName();
        if (name == null || name.isEmpty()) {
            violations.add("metadata.name", "is required and " + RULE);
        } else if (name.length() > 253 || !SUBDOMAIN.matcher(name).matches()) {
            violations.add("metadata.name", Shown.text(name), RULE);
        }
        String namespace = metadata == null ? null : metadata.getNamespace();
        if (namespace != null && !LABEL.matcher(namespace).matches()) {
            violations.add(
                    "metadata.namespace",
                    Shown.text(namespace),
                    "must be lower-case letters, digits and \"-\", at most 63 characters");
        }
    }
}
