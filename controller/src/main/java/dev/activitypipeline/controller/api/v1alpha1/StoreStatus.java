package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The volume. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoreStatus(
        @JsonPropertyDescription("The PersistentVolumeClaim.")
        String claim,

        @JsonPropertyDescription("Its phase: Pending, Bound or Lost.")
        String phase,

        @JsonPropertyDescription("The size that it has.") String capacity) {}
