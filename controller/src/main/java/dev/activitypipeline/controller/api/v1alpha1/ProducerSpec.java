package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** Where events come from and how they are written to the topic. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProducerSpec(
        @JsonPropertyDescription("Producer processes; 0 leaves the topic to others. With files at most 1.")
        @Default("1")
        @Min(0)
        @Max(1_000)
        @Effect(Impact.IN_PLACE)
        Integer replicas,

        @JsonPropertyDescription("The producer's image, instead of the one the controller was installed with.")
        @Pattern(Patterns.IMAGE)
        @Expects(Patterns.IMAGE_WORDS)
        String image,

        @JsonPropertyDescription("Exactly one of simulate, files and http.") @Required
        SourceSpec source,

        @JsonPropertyDescription("How batches are compressed on their way and in the topic.") @Default("lz4")
        Compression compression,

        @JsonPropertyDescription("The longest time an accepted event waits for its transaction's commit, 1ms to 30s.")
        @Default("100ms")
        @Pattern(Patterns.DURATION)
        @DurationBetween(min = "1ms", max = "30s")
        String transactionInterval,

        @JsonPropertyDescription("What each producer process may use.") @Default("{}")
        ProducerResourcesSpec resources) {

    /** Kafka's {@code compression.type}. */
    public enum Compression {
        @JsonProperty("none")
        NONE,
        @JsonProperty("gzip")
        GZIP,
        @JsonProperty("snappy")
        SNAPPY,
        @JsonProperty("lz4")
        LZ4,
        @JsonProperty("zstd")
        ZSTD
    }
}
