package dev.activitypipeline.controller.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the dashboards without a Grafana. */
class DashboardsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(?!__)(\\w+)");
    /** The column that a panel takes at most. */
    private static final int COLUMNS = 24;

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.observability.DashboardQuery#files")
    void everyPanelHasItsOwnNumberAndItsOwnPlace(Path file) {
        // Given
        Set<String> cells = new TreeSet<>();
        List<Integer> numbers = new ArrayList<>();

        for (JsonNode panel : DashboardQuery.read(file).path("panels")) {
            // When
            numbers.add(panel.path("id").asInt());
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();

            // Then
            assertThat(right).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(cells.add(x + "," + y))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.observability.DashboardQuery#files")
    void everyPanelAsksTheDataSourceThatIsChosen(Path file) {
        for (JsonNode panel : DashboardQuery.read(file).path("panels")) {
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.at("/datasource/uid").asText())
                        .as(panel.path("title").asText())
                        .isEqualTo("${datasource}");
                panel.path("targets").forEach(target -> assertThat(
                                target.at("/datasource/uid").asText())
                        .isEqualTo("${datasource}"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.activitypipeline.controller.observability.DashboardQuery#files")
    void everyVariableIsDeclaredAndEveryDeclaredOneIsUsed(Path file) throws IOException {
        // Given
        Set<String> declared = new TreeSet<>();
        DashboardQuery.read(file)
                .at("/templating/list")
                .forEach(variable -> declared.add(variable.path("name").asText()));

        // When
        Set<String> used = new TreeSet<>();
        VARIABLE.matcher(Files.readString(file).replaceAll("var-\\w+=", ""))
                .results()
                .map(name -> name.group(1))
                .forEach(used::add);

        // Then
        assertThat(declared).contains("datasource", "namespace").isEqualTo(used);
    }

    @Test
    void everyLinkLeadsToADashboardThatThereIs() throws IOException {
        // Given
        Set<String> dashboards = new TreeSet<>();
        DashboardQuery.files()
                .forEach(file ->
                        dashboards.add(DashboardQuery.read(file).path("uid").asText()));

        for (Path file : DashboardQuery.files()) {
            // When
            List<String> links = Pattern.compile("\"/d/([\\w-]+)\\?")
                    .matcher(Files.readString(file))
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .toList();

            // Then
            assertThat(links).isNotEmpty().isSubsetOf(dashboards);
        }
    }
}
