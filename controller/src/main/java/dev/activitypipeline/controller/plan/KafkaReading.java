package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.activitypipeline.controller.api.v1alpha1.KafkaSpec;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.SchemaCheck;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a connection to Kafka that stands by itself, by the rules of a pipeline's {@code spec.kafka}. */
public final class KafkaReading {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PATH = "spec.kafka";

    private KafkaReading() {}

    /**
     * @param json as in a pipeline's {@code spec.kafka}
     * @param faults takes everything that is wrong with it
     * @return empty if anything is
     */
    public static Optional<KafkaPlan> of(String json, Consumer<String> faults) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            faults.accept("is not JSON: " + notJson.getOriginalMessage());
            return Optional.empty();
        }
        Violations violations = new Violations();
        violations.addAll(
                SchemaCheck.prune(ModelSchema.ofRecord(KafkaSpec.class), tree, PATH, SchemaCheck.Depth.BOUNDS));
        KafkaSpec kafka = MAPPER.convertValue(tree, KafkaSpec.class);
        KafkaRules.check(kafka, violations);
        List<SpecViolation> found = violations.list();
        found.forEach(violation -> faults.accept(violation.message().replace(PATH + ".", "")));
        return found.isEmpty() ? Optional.of(PlanFactory.kafka(kafka)) : Optional.empty();
    }
}
