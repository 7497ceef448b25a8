package dev.activitypipeline.controller.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever sees a condition or a reason looks it up in docs/reference/conditions.md: none may be missing there, and none made up. */
class ConditionsAreDocumentedTest {
    private static final Path DOCUMENT = Path.of("../docs/reference/conditions.md");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `(\\w+)` \\| .+ \\| .+ \\|$");

    @Test
    void everyTypeHasItsRowAndEveryRowItsType() throws IOException {
        assertThat(rows("## Conditions", "### Waiting for a pipeline"))
                .containsExactlyElementsOf(Arrays.stream(ConditionType.values())
                        .map(ConditionType::word)
                        .toList());
    }

    @Test
    void everyReasonHasItsRowAndEveryRowItsReason() throws IOException {
        assertThat(rows("## Reasons", "\0"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::word).toList());
    }

    private static List<String> rows(String from, String until) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf("\n" + from + "\n");
        int end = text.indexOf("\n" + until + "\n", start);
        return FIRST_CELL
                .matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
