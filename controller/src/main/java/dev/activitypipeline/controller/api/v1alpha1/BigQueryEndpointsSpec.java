package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;

/** Where the service is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BigQueryEndpointsSpec(
        @JsonPropertyDescription("Of tables and queries, such as https://bigquery-name.p.googleapis.com.")
        @Pattern(BigQueryEndpointsSpec.ADDRESS)
        @Expects(BigQueryEndpointsSpec.ADDRESS_WORDS)
        String rest,

        @JsonPropertyDescription("Of the Storage Write API, such as https://bigquerystorage-name.p.googleapis.com.")
        @Pattern(BigQueryEndpointsSpec.ADDRESS)
        @Expects(BigQueryEndpointsSpec.ADDRESS_WORDS)
        String storage) {
    static final String ADDRESS = "^https?://[A-Za-z0-9]([-A-Za-z0-9.]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?$";
    static final String ADDRESS_WORDS = "an https address, or an http one for an emulator, without a path";
}
