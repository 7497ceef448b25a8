package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;

/** Exactly one of two. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.secret) != has(self.workloadIdentity)",
        message = "must be exactly one of secret and workloadIdentity")
public record BigQueryCredentialsSpec(
        @JsonPropertyDescription(
                "A key file of Google's in a Secret of the pipeline's namespace; it is mounted, and its value appears nowhere.")
        SecretKeySpec secret,

        @JsonPropertyDescription(
                "The Google service account that the follower's Kubernetes service account stands for, such as name@project.iam.gserviceaccount.com.")
        @Pattern("^[a-z][-a-z0-9]{4,28}[a-z0-9]@[a-z][-a-z0-9.]{4,120}\\.iam\\.gserviceaccount\\.com$")
        @Expects("a Google service account, such as name@project.iam.gserviceaccount.com")
        String workloadIdentity) {}
