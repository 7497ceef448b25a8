package dev.activitypipeline.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person may meet is in the documents. */
class BigQueryIsDocumentedTest {
    private static final Path DOCUMENT = Path.of("../docs/bigquery.md");

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonIs(String reason) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("`" + reason + "`");
    }

    @ParameterizedTest
    @EnumSource
    void everyCrashPointIs(FollowCrashPoint point) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("| `" + point + "` |");
    }

    static Stream<String> reasons() {
        return Stream.of(FollowProblem.class.getPermittedSubclasses()).map(Class::getSimpleName);
    }
}
