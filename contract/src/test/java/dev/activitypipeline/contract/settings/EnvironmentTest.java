package dev.activitypipeline.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.settings.StreamSettings.TopicRecreatedPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final String NAME = "VARIABLE";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void whatIsBlankIsNotSet(String blank) {
        // Given
        Environment environment = environment(blank);

        // When
        long number = environment.number(NAME, 7, 0, 10);

        // Then
        assertThat(number).isEqualTo(7);
        assertThat(environment.flag(NAME, true)).isTrue();
        assertThat(environment.optionalText(NAME)).isEmpty();
        assertThat(environment.optionalPath(NAME)).isEmpty();
        assertThat(environment.rules(NAME)).isEqualTo(EventRules.CONTRACT);
        assertThatCode(environment::failOnFaults).doesNotThrowAnyException();
        assertThat(faults(blank, asked -> asked.text(NAME))).containsExactly("VARIABLE: is not set");
        assertThat(faults(blank, asked -> asked.path(NAME))).containsExactly("VARIABLE: is not set");
    }

    @Test
    void whiteSpaceAroundAValueDoesNotCountButAroundAPathItDoes() {
        // Given
        String padded = " 5 ";

        // When
        Environment environment = environment(padded);

        // Then
        assertThat(environment.text(NAME)).isEqualTo("5");
        assertThat(environment.number(NAME, 0, 0, 10)).isEqualTo(5);
        assertThat(environment.decimal(NAME, 0, 0, 10)).isEqualTo(5);
        assertThat(environment.millis(NAME, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)))
                .isEqualTo(Duration.ofMillis(5));
        assertThat(environment.path(NAME)).isEqualTo(Path.of(" 5 "));
        assertThat(environment.optionalPath(NAME)).contains(Path.of(" 5 "));
        assertThat(environment.exactText(NAME)).isEqualTo(padded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart_from_earliest", "RESTART_FROM_EARLIEST", "Restart_From_Earliest"})
    void aChoiceMayBeWrittenInAnyCase(String word) {
        // When
        TopicRecreatedPolicy policy =
                environment(word).choice(NAME, TopicRecreatedPolicy.FAIL, TopicRecreatedPolicy.class);

        // Then
        assertThat(policy).isEqualTo(TopicRecreatedPolicy.RESTART_FROM_EARLIEST);
    }

    @ParameterizedTest
    @CsvSource({"0", "10"})
    void bothEndsOfARangeAreValid(String value) {
        assertThat(faults(value, asked -> asked.number(NAME, 5, 0, 10))).isEmpty();
        assertThat(faults(value, asked -> asked.decimal(NAME, 5, 0, 10))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "11", "1.5", "1e1", "ten", "1 000", "0x1", "9223372036854775808"})
    void aFaultyNumberIsToldWithItsRule(String value) {
        // When
        List<String> faults = faults(value, asked -> asked.number(NAME, 5, 0, 10));

        // Then
        assertThat(faults).containsExactly("VARIABLE: must be an integer between 0 and 10, got \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "NaN", "Infinity", "half", "0,5"})
    void aFaultyDecimalIsToldWithItsRule(String value) {
        // When
        List<String> faults = faults(value, asked -> asked.decimal(NAME, 0, 0, 1));

        // Then
        assertThat(faults).containsExactly("VARIABLE: must be a number between 0.0 and 1.0, got \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "2024-02-30", "2024-1-1", "01/01/2024", "today", "10000-01-01"})
    void aFaultyDateIsToldWithItsRule(String value) {
        // Given
        LocalDate first = LocalDate.of(1900, 1, 1);
        LocalDate last = LocalDate.of(9999, 12, 31);

        // When
        List<String> faults = faults(value, asked -> asked.date(NAME, first, first, last));

        // Then
        assertThat(faults)
                .containsExactly(
                        "VARIABLE: must be a date YYYY-MM-DD between 1900-01-01 and 9999-12-31, got \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", "truth"})
    void aFaultyFlagIsToldWithItsRule(String value) {
        // When
        List<String> faults = faults(value, asked -> asked.flag(NAME, false));

        // Then
        assertThat(faults).containsExactly("VARIABLE: must be true or false, got \"" + value + "\"");
    }

    @Test
    void aFaultyWordIsToldWithThoseThatThereAre() {
        // When
        List<String> choice =
                faults("retry", asked -> asked.choice(NAME, TopicRecreatedPolicy.FAIL, TopicRecreatedPolicy.class));
        List<String> word = faults("LZ4", asked -> asked.word(NAME, "none", List.of("none", "lz4")));

        // Then
        assertThat(choice).containsExactly("VARIABLE: must be one of [fail, restart_from_earliest], got \"retry\"");
        assertThat(word).containsExactly("VARIABLE: must be one of [none, lz4], got \"LZ4\"");
    }

    @Test
    void aFaultyPathIsToldWithWhatIsWrongInIt() {
        // When
        List<String> faults = faults("a\u0000b", asked -> asked.path(NAME));

        // Then
        assertThat(faults).singleElement().asString().startsWith("VARIABLE: must be a path, got \"a\u0000b\": ");
    }

    @Test
    void faultyRulesAreToldInTheContractsWords() {
        // When
        List<String> faults = faults("steps=0..400000", asked -> asked.rules(NAME));

        // Then
        assertThat(faults).containsExactly("VARIABLE: steps: a range may only tighten 0..300000, got 0..400000");
    }

    @Test
    void everyFaultIsInOneMessageALineEach() {
        // Given
        Environment environment = new Environment(Map.of("ONE", "x", "TWO", "y"));

        // When
        environment.number("ONE", 0, 0, 1);
        environment.flag("TWO", true);
        environment.text("THREE");
        InvalidEnvironment invalid = catchThrowableOfType(InvalidEnvironment.class, environment::failOnFaults);

        // Then
        assertThat(invalid.faults()).hasSize(3);
        assertThat(invalid).hasMessage("""
                the environment has 3 fault(s):
                  ONE: must be an integer between 0 and 1, got "x"
                  TWO: must be true or false, got "y"
                  THREE: is not set""");
    }

    private static List<String> faults(String value, Consumer<Environment> question) {
        Environment environment = environment(value);
        question.accept(environment);
        InvalidEnvironment invalid = catchThrowableOfType(InvalidEnvironment.class, environment::failOnFaults);
        return invalid == null ? List.of() : invalid.faults();
    }

    private static Environment environment(String value) {
        return new Environment(new HashMap<>(Map.of(NAME, value)));
    }
}
