package dev.activitypipeline.controller.api.v1alpha1;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field is a duration such as 500ms, 2s, 1m or 1h; both bounds are included. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface DurationBetween {
    String min();

    String max();
}
