package dev.activitypipeline.controller.api.v1alpha1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field is a Kubernetes quantity such as 10Gi, 512Mi, 500m or 2, and both bounds are included. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface QuantityBetween {
    String min();

    String max();
}
