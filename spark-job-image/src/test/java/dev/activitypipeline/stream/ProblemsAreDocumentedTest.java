package dev.activitypipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever sees a reason looks it up in README.md; no reason may be missing there, and none may be made up. */
class ProblemsAreDocumentedTest {
    private static final Path DOCUMENT = Path.of("../README.md");
    private static final String HEADING = "## When something is wrong";
    private static final Pattern REASON = Pattern.compile("`(\\w+)`");

    @Test
    void everyReasonHasItsRowAndEveryRowItsReason() throws IOException {
        // Given
        List<String> reasons = Arrays.stream(StreamProblem.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();

        // When
        List<String> documented = reasons(Files.readAllLines(DOCUMENT));

        // Then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(reasons);
    }

    /** What stands in the first column of the section's table. */
    private static List<String> reasons(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> REASON.matcher(cell).results().map(found -> found.group(1)))
                .toList();
    }
}
