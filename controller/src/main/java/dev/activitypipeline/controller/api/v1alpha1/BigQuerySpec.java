package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** Tables in BigQuery that follow the store's. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.credentials) || !has(self.endpoints)"
                + " || !((has(self.endpoints.rest) && self.endpoints.rest.startsWith('http:'))"
                + " || (has(self.endpoints.storage) && self.endpoints.storage.startsWith('http:')))",
        message =
                "credentials have no place beside an endpoint in plain text, where anybody could read them; use https, or remove credentials")
public record BigQuerySpec(
        @JsonPropertyDescription("The id of the Google Cloud project that the tables are in, and that pays.")
        @Required
        @Pattern("^([a-z0-9][-a-z0-9.]{0,100}:)?[a-z][-a-z0-9]{4,28}[a-z0-9]$")
        @Expects("the id of a project: 6 to 30 lower-case letters, digits and \"-\"")
        String project,

        @JsonPropertyDescription("The dataset of the tables.")
        @Required
        // In two halves, for an API server counts a repetition to 1000 at most.
        @Pattern("^[A-Za-z0-9_]{1,512}[A-Za-z0-9_]{0,512}$")
        @Expects("the name of a dataset: letters, digits and \"_\"")
        String dataset,

        @JsonPropertyDescription("Where a dataset that is made is kept, such as EU, US or europe-west3.")
        @Default("US")
        @Pattern("^[A-Za-z][-A-Za-z0-9]{1,62}$")
        @Expects("a location of BigQuery, such as EU, US or europe-west3")
        String location,

        @JsonPropertyDescription(
                "Stands before events, rejected and daily, so that several pipelines can share a dataset.")
        @Pattern("^[A-Za-z0-9_]{1,100}$")
        @Expects("letters, digits and \"_\", at most 100 of them")
        String tablePrefix,

        @JsonPropertyDescription("Whether the dataset and the tables are made where they are missing.") @Default("true")
        Boolean createTables,

        @JsonPropertyDescription("The time between two looks at the store, between 1s and 1h.")
        @Default("10s")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "1s", max = "1h")
        String interval,

        @JsonPropertyDescription("Who writes to BigQuery; without it, what the node or the pod may do counts.")
        BigQueryCredentialsSpec credentials,

        @JsonPropertyDescription(
                "Where the service is, instead of Google's public addresses: for private access, or an emulator.")
        BigQueryEndpointsSpec endpoints,

        @JsonPropertyDescription(
                "Retain: the tables stay when the pipeline is deleted. Delete: they expire a week after nobody follows any more.")
        @Default("Retain")
        DeletionPolicy deletionPolicy,

        @JsonPropertyDescription("An image of your own, instead of the controller's.")
        @Pattern(Patterns.IMAGE)
        @Expects(Patterns.IMAGE_WORDS)
        String image,

        @JsonPropertyDescription("What the follower may use.") @Default("{}")
        BigQueryResourcesSpec resources) {}
