package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/** What a user asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityPipelineSpec(
        @JsonPropertyDescription(
                "Stops the producers and, after its running batch, the stream job; everything stored stays.")
        @Default("false")
        @Effect(Impact.IN_PLACE)
        Boolean suspend,

        @JsonPropertyDescription("Where Kafka is and how to log in.")
        @Required
        @Effect({Impact.ROLL_PRODUCER, Impact.RESTART_STREAM})
        KafkaSpec kafka,

        @JsonPropertyDescription("The topic that holds the events between producers and stream job.")
        @Required
        @Effect(Impact.IN_PLACE)
        TopicSpec topic,

        @JsonPropertyDescription("Where events come from and how they are written to the topic.")
        @Required
        @Effect(Impact.ROLL_PRODUCER)
        ProducerSpec producer,

        @JsonPropertyDescription("The Spark job that reads the topic, validates and stores.")
        @Default("{}")
        @Effect(Impact.RESTART_STREAM)
        StreamSpec stream,

        @JsonPropertyDescription("The volume and the tables on it.") @Default("{}") @Effect(Impact.RESTART_STREAM)
        StoreSpec store,

        @JsonPropertyDescription(
                "What makes an event valid beyond the contract. Rules only tighten the contract; an event that breaks one goes to the table rejected.")
        @Default("{}")
        @Effect(Impact.RESTART_STREAM)
        ValidationSpec validation) {}
