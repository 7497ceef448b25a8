package dev.activitypipeline.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.controller.plan.PipelineLabels.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineNamesTest {
    private static final String LABEL = "[a-z]([-a-z0-9]{0,61}[a-z0-9])?";

    @Test
    void aShortNameIsKept() {
        // When
        PipelineNames names = PipelineNames.of("fitness");

        // Then
        assertThat(names.topic()).isEqualTo("fitness-topic");
        assertThat(names.producer()).isEqualTo("fitness-producer");
        assertThat(names.stream()).isEqualTo("fitness-stream");
        assertThat(names.streamPod()).isEqualTo("fitness-stream-0");
        assertThat(names.store()).isEqualTo("fitness-store");
    }

    @Test
    void everyNameIsALabelHoweverLongThePipelinesIs() {
        for (int length : new int[] {1, 39, 40, 41, 62, 63, 64, 252, 253}) {
            for (String pipeline : List.of(
                    "a".repeat(length), "9".repeat(length), "a.".repeat(length).substring(0, length - 1) + "b")) {
                assertThat(all(PipelineNames.of(pipeline))).as(pipeline).allMatch(name -> name.matches(LABEL));
            }
        }
    }

    @Test
    void aStatefulSetsNameLeavesRoomForItsRevision() {
        // Given
        int revision = "-".length() + 10;

        // When
        PipelineNames names = PipelineNames.of("a".repeat(253));

        // Then
        assertThat(names.producer().length() + revision).isLessThanOrEqualTo(63);
        assertThat(names.executors().length()).as("Spark's limit of a prefix").isLessThanOrEqualTo(47);
    }

    @Test
    void noTwoPipelinesShareAName() {
        // Given
        List<String> pipelines = new ArrayList<>(List.of("a.b", "a-b", "1a", "p-1a", "x"));
        pipelines.add(PipelineNames.of("a.b").base());
        pipelines.add(PipelineNames.of("1a").base());
        for (int length = 41; length <= 253; length++) {
            pipelines.add("a".repeat(length));
            pipelines.add(PipelineNames.of("a".repeat(length)).base());
        }
        Set<String> seen = new HashSet<>();

        // When
        List<String> shared = pipelines.stream()
                .flatMap(pipeline -> all(PipelineNames.of(pipeline)).stream())
                .filter(name -> !seen.add(name))
                .toList();

        // Then
        assertThat(shared).isEmpty();
    }

    @Test
    void labelsOfALimbContainItsSelector() {
        // Given
        PipelineLabels labels =
                new PipelineLabels(PipelineNames.of("a".repeat(253)).base());

        // When
        for (Component component : Component.values()) {
            // Then
            assertThat(labels.of(component)).containsAllEntriesOf(labels.selector(component));
            assertThat(labels.of(component).keySet()).doesNotContain("spark-app-selector");
            assertThat(labels.of(component).values()).allMatch(value -> value.length() <= 63);
        }
    }

    @Test
    void limbsAreToldApart() {
        // Given
        PipelineLabels labels = new PipelineLabels("fitness");

        // Then
        assertThat(List.of(Component.values())).extracting(labels::selector).doesNotHaveDuplicates();
    }

    private static List<String> all(PipelineNames names) {
        return List.of(
                names.topic(),
                names.producer(),
                names.stream(),
                names.streamPod(),
                names.executors(),
                names.store(),
                names.account());
    }
}
