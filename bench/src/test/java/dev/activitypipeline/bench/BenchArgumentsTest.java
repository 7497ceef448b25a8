package dev.activitypipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchArgumentsTest {
    @Test
    void aFigureBringsWhatIsMeasuredWithIt() {
        // When
        BenchArguments arguments =
                BenchArguments.of("--home", "/app", "--out", "/tmp/b.md", "--quick", "--only", "p3,S2");

        // Then
        assertThat(arguments.home()).isEqualTo(Path.of("/app"));
        assertThat(arguments.sizes()).isEqualTo(Sizes.QUICK);
        assertThat(arguments.wants("P3b")).isTrue();
        assertThat(arguments.wants("S1")).isFalse();
        assertThat(arguments.wantsAnyOf(List.of("S1", "S2"))).isTrue();
    }

    @Test
    void withoutAnyAllIsMeasured() {
        assertThat(BenchArguments.of().wants("S7b")).isTrue();
    }

    @Test
    void aSuiteHasItsOwnFigures() {
        // When
        BenchArguments arguments = BenchArguments.of("--only", "O10", "--suite", "controller");

        // Then
        assertThat(arguments.suite()).isEqualTo(Suite.CONTROLLER);
        assertThat(arguments.wants("O10b")).isTrue();
        assertThat(arguments.wants("O1")).isFalse();
    }

    @Test
    void theTopicOperatorsFiguresAreASuite() {
        // When
        BenchArguments arguments = BenchArguments.of("--suite", "topics", "--only", "o1");

        // Then
        assertThat(arguments.suite().command()).isEqualTo("make bench-topics");
        assertThat(arguments.wants("O1")).isTrue();
        assertThat(arguments.wants("O3")).isFalse();
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThatThrownBy(() -> BenchArguments.of("--only", "P9")).hasMessageContaining("P9");
        assertThatThrownBy(() -> BenchArguments.of("--only", "O10")).hasMessageContaining("O10");
        assertThatThrownBy(() -> BenchArguments.of("--suite", "operator")).hasMessageContaining("controller");
        assertThatThrownBy(() -> BenchArguments.of("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> BenchArguments.of("--out")).hasMessageContaining("needs a value");
    }
}
