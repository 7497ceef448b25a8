package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;

/** Exactly one of three. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "[has(self.simulate), has(self.files), has(self.http)].filter(given, given).size() == 1",
        message = "must be exactly one of simulate, files and http")
public record SourceSpec(
        @JsonPropertyDescription("Seeded, lifelike events: the same seed gives the same events.")
        SimulateSpec simulate,

        @JsonPropertyDescription("CSV or JSON lines with the contract's columns, from a volume.")
        FilesSpec files,

        @JsonPropertyDescription("POST of one JSON event or an NDJSON batch to /events.")
        HttpSpec http) {}
