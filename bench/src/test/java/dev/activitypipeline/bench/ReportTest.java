package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Machine MACHINE = new Machine("CPU", 2, 24, "Linux", "OpenJDK 17", 0.5);

    @Test
    void everyFigureStandsBesideItsReference() throws IOException {
        // Given
        Report report = new Report(
                MACHINE,
                BenchArguments.of("--quick"),
                List.of(
                        new Figure(
                                "P1",
                                "producer",
                                "90 /s",
                                "100 /s",
                                new Spread(0.9, 0.7, 1.0),
                                Optional.of(Goal.atLeast(0.85, 0.95))),
                        new Figure("P3d", "a|b", "2", "1", Spread.of(2), Optional.empty())));

        // When
        String markdown = report.markdown();

        // Then
        assertThat(report.table().lines())
                .contains(
                        "| P1 | producer | 90 /s | 100 /s | 0.90× | 0.70× … 1.00×, noisy | ≥ 0.85× (0.95×) | met |",
                        "| P3d | a\\|b | 2 | 1 | 2.00× | – | – | – |");
        assertThat(markdown).contains("CPU, 2 cores, 24 GiB", "command: `BenchMain --quick`", "## How it is measured");
    }
}
