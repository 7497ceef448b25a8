package dev.activitypipeline.controller.plan;

import dev.activitypipeline.controller.api.v1alpha1.Impact;
import java.util.Set;

/**
 * One field that differs between two specs.
 *
 * @param field its path, such as {@code spec.stream.trigger}
 * @param before as shown; empty where there was none
 * @param after as shown; empty where there is none
 * @param impacts what the change does to a running pipeline, at least one
 */
public record FieldChange(String field, String before, String after, Set<Impact> impacts) {}
