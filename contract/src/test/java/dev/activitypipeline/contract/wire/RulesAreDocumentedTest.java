package dev.activitypipeline.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/events.md is what users read; it must not say less or other than the code. */
class RulesAreDocumentedTest {
    private static final Path DOCUMENT = Path.of("../docs/events.md");

    @Test
    void everyRuleHasItsRow() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);

        for (Rule rule : Rule.values()) {
            assertThat(lines).as("%s", rule).anyMatch(line -> line.startsWith("| `" + rule.name() + "` | "));
        }
    }

    @Test
    void everyColumnHasItsRowWithItsRange() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);

        for (EventField field : EventField.values()) {
            String row = lines.stream()
                    .filter(line -> line.startsWith("| `" + field.column() + "` | "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row of " + field.column()));
            if (field != EventField.USER_ID
                    && (field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL)) {
                assertThat(row)
                        .contains(String.format(Locale.ROOT, "%,d to %,d", (long) field.min(), (long) field.max()));
            }
        }
    }
}
