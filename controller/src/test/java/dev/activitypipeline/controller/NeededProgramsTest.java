package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NeededProgramsTest {
    private static final List<String> MISSING = List.of("helm is not on the PATH");

    @Test
    void testsRunWhereNothingIsMissing() {
        assertThat(NeededPrograms.decide(List.of(), true).isDisabled()).isFalse();
        assertThat(NeededPrograms.decide(List.of(), false).isDisabled()).isFalse();
    }

    @Test
    void aMissingProgramSkipsThemAndSaysSo() {
        assertThat(NeededPrograms.decide(MISSING, false).isDisabled()).isTrue();
        assertThat(NeededPrograms.decide(MISSING, false).getReason()).contains("helm is not on the PATH");
    }

    @Test
    void whereProgramsAreRequiredNothingIsSkipped() {
        assertThatThrownBy(() -> NeededPrograms.decide(MISSING, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ACTIVITY_PIPELINE_REQUIRE_CLUSTER is true, and helm is not on the PATH");
    }
}
