package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of data when the pipeline is deleted. */
public enum DeletionPolicy {
    /** It stays. */
    @JsonProperty("Retain")
    RETAIN,
    /** It goes with the pipeline. */
    @JsonProperty("Delete")
    DELETE
}
