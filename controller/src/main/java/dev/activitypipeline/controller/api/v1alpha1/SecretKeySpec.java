package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** One key of a Secret in the pipeline's namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKeySpec(
        @JsonPropertyDescription("Name of a Secret in the pipeline's namespace.")
        @Required
        @Pattern(Patterns.DNS_SUBDOMAIN)
        @Expects(Patterns.NAME_WORDS)
        String secretName,

        @JsonPropertyDescription("The key in the Secret.")
        @Required
        @Pattern(Patterns.SECRET_KEY)
        @Expects(Patterns.KEY_WORDS)
        String key) {}
