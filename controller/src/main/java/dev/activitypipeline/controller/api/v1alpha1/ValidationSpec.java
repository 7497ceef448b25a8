package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import java.util.List;
import java.util.Map;

/** What makes an event valid beyond the contract. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationSpec(
        @JsonPropertyDescription("Whether an event with a thirteenth field is stored without it, or rejected.")
        @Default("Accept")
        UnknownFields unknownFields,

        @JsonPropertyDescription(
                "Tighter ranges of numbers, by column, such as steps: {max: 100000}. The columns and their own ranges: docs/events.md.")
        Map<String, RangeSpec> ranges,

        @JsonPropertyDescription("The only texts that are valid, by text column, such as mood: [Happy, Tired].")
        Map<String, List<String>> allowed) {

    /** What to do with a thirteenth field. */
    public enum UnknownFields {
        @JsonProperty("Accept")
        ACCEPT,
        @JsonProperty("Reject")
        REJECT
    }
}
