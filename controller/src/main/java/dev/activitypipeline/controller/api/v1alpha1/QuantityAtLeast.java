package dev.activitypipeline.controller.api.v1alpha1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field is a Kubernetes quantity such as 10Gi, 512Mi, 500m or 2, and not below this one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface QuantityAtLeast {
    String value();
}
