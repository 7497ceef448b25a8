package dev.activitypipeline.controller.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.api.v1alpha1.Impact;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelSchemaTest {

    @Test
    void everyDefaultIsValidByItsOwnBounds() {
        // Given
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject("producer").putObject("source").putObject("simulate");
        tree.putObject("kafka");
        tree.putObject("topic");
        tree.putObject("store").putObject("compaction");

        // When
        ObjectNode completed = Defaults.complete(ModelSchema.SPEC, tree);

        // Then
        assertThat(SchemaCheck.prune(ModelSchema.SPEC, completed, "spec", SchemaCheck.Depth.BOUNDS))
                .extracting(SpecViolation::field)
                .containsExactly("spec.kafka.bootstrapServers", "spec.topic.name", "spec.topic.partitions");
    }

    @Test
    void completingLeavesTheGivenTreeAsItIs() {
        // Given
        ObjectNode tree = JsonNodeFactory.instance.objectNode();

        // When
        Defaults.complete(ModelSchema.SPEC, tree);

        // Then
        assertThat(tree).isEmpty();
    }

    @Test
    void everyFieldSaysWhatItsChangeDoes() {
        // Given
        List<String> silent = new ArrayList<>();

        // When
        collectSilent(ModelSchema.SPEC, "spec", Set.of(), silent);

        // Then
        assertThat(silent).isEmpty();
    }

    @Test
    void durationsAreReadStrictly() {
        assertThat(List.of("500ms", "2s", "1m", "1h", "0s"))
                .allMatch(text -> Durations.parse(text).isPresent());
        assertThat(List.of("", "2", "s", "-1s", "1.5s", "01s", " 1s", "1d", "1S", "9999999999s", "1s1s"))
                .allMatch(text -> Durations.parse(text).isEmpty());
    }

    @Test
    void quantitiesAreReadStrictly() {
        assertThat(List.of("10Gi", "512Mi", "500m", "2", "1.5Gi", "1e3", "0"))
                .allMatch(text -> Quantities.parse(text).isPresent());
        assertThat(List.of("", "1 GB", "-1", "1GB", "Gi", "1Gi ", "+1", "1.Gi", ".5", "1e999", "1e", "NaN"))
                .allMatch(text -> Quantities.parse(text).isEmpty());
    }

    @Test
    void theNearestNameIsFoundButNoFarOne() {
        assertThat(FieldNames.nearest("partitons", List.of("partitions", "replicas")))
                .isEqualTo(Optional.of("partitions"));
        assertThat(FieldNames.nearest("eventspersecond", List.of("eventsPerSecond")))
                .isEqualTo(Optional.of("eventsPerSecond"));
        assertThat(FieldNames.nearest("colour", List.of("partitions", "replicas")))
                .isEmpty();
    }

    private static void collectSilent(ObjectSchema schema, String path, Set<Impact> inherited, List<String> silent) {
        schema.fields().forEach((name, field) -> {
            Set<Impact> impact = field.impact().isEmpty() ? inherited : field.impact();
            if (field.schema() instanceof ObjectSchema below) {
                collectSilent(below, path + "." + name, impact, silent);
            } else if (impact.isEmpty()) {
                silent.add(path + "." + name);
            }
        });
    }
}
