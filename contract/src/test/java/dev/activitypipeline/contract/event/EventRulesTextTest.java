package dev.activitypipeline.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTextTest {
    private static final int RULES = 20_000;

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        // Given
        RandomRules random = new RandomRules(42);
        Set<String> texts = new HashSet<>();

        for (int i = 0; i < RULES; i++) {
            EventRules rules = random.next();

            // When
            String text = rules.toString();
            EventRules read = EventRules.parse(text);

            // Then
            assertThat(read).as(text).isEqualTo(rules);
            assertThat(read).hasToString(text);
            texts.add(text);
        }
        assertThat(texts).as("different rules").hasSizeGreaterThan(RULES / 2);
    }

    @Test
    void theTextIsFitForAnEnvironmentAndAShell() {
        // Given
        RandomRules random = new RandomRules(43);

        for (int i = 0; i < RULES; i++) {
            // When
            String text = random.next().toString();

            // Then
            assertThat(text).matches("[A-Za-z0-9_.*;|=%-]*");
        }
    }

    @Test
    void columnsAreWrittenInTheContractsOrderAndOnlyWhatDiffers() {
        // When
        EventRules rules = EventRules.parse(
                "unknown_fields=reject;mood=Tired|Happy;sleep_hours=0.5..23.25;steps=0..100000;heart_rate_avg=20..250");

        // Then
        assertThat(rules).hasToString("steps=0..100000;sleep_hours=0.5..23.25;mood=Happy|Tired;unknown_fields=reject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ";", " ; ;\t;", "unknown_fields=accept", "steps=0..300000", "sleep_hours=-0..24.0"})
    void theContractCanBeSaidInManyWays(String text) {
        // When
        EventRules rules = EventRules.parse(text);

        // Then
        assertThat(rules).isEqualTo(EventRules.CONTRACT).hasToString("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "' steps = 1 .. 10 ; '→steps=1..10",
                "'steps=+1..1e1'→steps=1..10",
                "'sleep_hours=.5..1.'→sleep_hours=0.5..1",
                "'mood= Happy | Very Tired '→mood=Happy|Very%20Tired",
                "'mood=Schön|a+b|a=b'→mood=Sch%C3%B6n|a%2Bb|a%3Db",
                "'mood=sch%c3%b6n|%25|%20'→mood=%20|%25|sch%C3%B6n",
                "'mood=%F0%9F%98%80'→mood=%F0%9F%98%80",
                "'mood=Happy|Happy|%48appy'→mood=Happy"
            })
    void aPersonMayWriteItMoreFreely(String text, String canonical) {
        // When
        EventRules rules = EventRules.parse(text);

        // Then
        assertThat(rules).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "'steps'→no \"=\" in \"steps\"",
                "'step=0..1'→\"step\" is not one of the twelve columns",
                "'=0..1'→\"\" is not one of the twelve columns",
                "'STEPS=0..1'→\"STEPS\" is not one of the twelve columns",
                "'steps=0..1;steps=0..2'→steps stands twice",
                "'unknown_fields=reject;unknown_fields=reject'→unknown_fields stands twice",
                "'unknown_fields=Reject'→unknown_fields: must be accept or reject, got \"Reject\"",
                "'unknown_fields='→unknown_fields: must be accept or reject, got \"\"",
                "'steps='→steps: must be two numbers such as 0..100, got \"\"",
                "'steps=5'→steps: must be two numbers such as 0..100, got \"5\"",
                "'steps=..5'→steps: must be two numbers such as 0..100, got \"..5\"",
                "'steps=0..'→steps: must be two numbers such as 0..100, got \"0..\"",
                "'steps=0...5'→steps: the range of an integer has whole bounds, got 0..0.5",
                "'steps=0..5..7'→steps: must be two numbers such as 0..100, got \"0..5..7\"",
                "'steps=0-5'→steps: must be two numbers such as 0..100, got \"0-5\"",
                "'steps=a..b'→steps: must be two numbers such as 0..100, got \"a..b\"",
                "'steps=0..1,000'→steps: must be two numbers such as 0..100, got \"0..1,000\"",
                "'steps=0x1p1..5d'→steps: must be two numbers such as 0..100, got \"0x1p1..5d\"",
                "'steps=NaN..5'→steps: must be two numbers such as 0..100, got \"NaN..5\"",
                "'steps=0..400000'→steps: a range may only tighten 0..300000, got 0..400000",
                "'date=0..1'→date is not a number and has no range",
                "'mood='→mood: a text has 1 to 128 characters, got 0",
                "'mood=Happy|'→mood: a text has 1 to 128 characters, got 0",
                "'mood=Happy||Tired'→mood: a text has 1 to 128 characters, got 0"
            })
    void whatIsMalformedOrWiderThanTheContractIsRefused(String text, String message) {
        assertThatThrownBy(() -> EventRules.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** The last four: a byte that begins no character, a cut one, a surrogate, and an overlong slash. */
    @ParameterizedTest
    @ValueSource(
            strings = {"%", "%4", "100%", "%zz", "% 41", "%+1", "%-1", "%٤١", "%FF", "Sch%C3", "%ED%A0%BD", "%C0%AF"})
    void aWordThatIsNotEncodedUtf8IsRefusedAndNotGuessed(String word) {
        assertThatThrownBy(() -> EventRules.parse("mood=" + word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mood: a percent sign must be written %25, and what is encoded must be UTF-8, got \"" + word
                        + "\"");
    }
}
