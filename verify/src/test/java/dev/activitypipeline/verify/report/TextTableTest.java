package dev.activitypipeline.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void numbersStandAtTheRightTextsAtTheLeft() {
        // Given
        TextTable table = new TextTable(List.of("steps", "mood"), List.of(true, false));
        table.add(List.of("7", "Happy"));
        table.add(List.of("123456", "T"));

        // When
        String text = table.toString();

        // Then
        assertThat(text).isEqualTo("""
                 steps  mood
                ------  -----
                     7  Happy
                123456  T
                """);
    }

    @Test
    void aTextCannotMoveTheCursorOrBreakTheRow() {
        // Given
        TextTable table = new TextTable(List.of("mood"), List.of(false));
        table.add(List.of("a\u001B[2Jb\nc\u202Ed" + "x".repeat(100)));

        // When
        String text = table.toString();

        // Then
        assertThat(text.lines()).hasSize(3);
        assertThat(text).contains("a\uFFFD[2Jb\uFFFDc\uFFFDdx").doesNotContain("\u001B", "\u202E");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(32));
    }
}
