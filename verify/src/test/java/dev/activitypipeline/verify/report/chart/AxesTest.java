package dev.activitypipeline.verify.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0.0 0.5 1.0",
                "7|0 5 10",
                "1000|0 500 1,000",
                "1001|0 500 1,000 1,500",
                "0.03|0.00 0.01 0.02 0.03",
                "83500|0 50,000 100,000",
                "12300000|0 5M 10M 15M"
            })
    void ticksAreRoundAndReachTheGreatestValue(double max, String labels) {
        // Given
        Scale scale = Scale.fromZero(max, 3);

        // When
        List<Double> ticks = scale.ticks();

        // Then
        assertThat(ticks.stream().map(scale::label).toList()).containsExactly(labels.split(" "));
        assertThat(ticks.get(ticks.size() - 1)).isGreaterThanOrEqualTo(max);
    }

    @Test
    void whatIsCountedHasWholeTicks() {
        // Given
        Scale scale = Scale.counts(2, 4);

        // When
        List<String> labels = scale.ticks().stream().map(scale::label).toList();

        // Then
        assertThat(labels).containsExactly("0", "1", "2");
        assertThat(Scale.counts(0, 4).ticks()).containsExactly(0.0, 1.0);
    }

    @Test
    void aScaleNeedNotBeginAtZero() {
        // Given
        Scale scale = Scale.between(52, 106, 6);

        // When
        List<Double> ticks = scale.ticks();

        // Then
        assertThat(ticks).containsExactly(50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0);
        assertThat(scale.position(80)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "30, seconds, 5",
        "130, seconds, 30",
        "181, minutes, 1",
        "5400, minutes, 15",
        "20000, hours, 1",
        "172800, hours, 12",
        "864000, days, 2"
    })
    void timeHasTheUnitsOfItsLength(double seconds, String unit, double step) {
        // Given
        int ticks = 6;

        // When
        TimeAxis axis = TimeAxis.of(seconds, ticks);

        // Then
        assertThat(axis.unit()).isEqualTo(unit);
        assertThat(axis.step()).isEqualTo(step);
        assertThat(axis.ticks()).hasSizeBetween(2, ticks + 2).allSatisfy(tick -> assertThat(axis.position(tick))
                .isBetween(0.0, 1.00001));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 61, 120, 366, 900, 4_000, 40_000})
    void datesHaveNoMoreTicksThanThereIsRoomFor(int days) {
        // Given
        LocalDate first = LocalDate.of(2023, 12, 19);
        DateAxis axis = new DateAxis(first, first.plusDays(days - 1));

        // When
        List<DateAxis.Tick> ticks = axis.ticks(8);

        // Then
        assertThat(ticks).hasSizeBetween(1, 9).allSatisfy(tick -> assertThat(tick.date())
                .isBetween(axis.first(), axis.last()));
        assertThat(ticks.stream().map(DateAxis.Tick::date)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.85|850 ms",
                "4.24|4.2 s",
                "59|59 s",
                "60|1 min",
                "185|3 min 5 s",
                "7800|2 h 10 min",
                "100000|1 d 3 h",
                "NaN|\u2013"
            })
    void durationsAreRead(double seconds, String text) {
        // Given

        // When
        String read = Numbers.duration(seconds);

        // Then
        assertThat(read).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.0001, <1%", "0.42, 42%", "0.999, >99%", "1, 100%"})
    void nearlyNothingIsNotNothing(double share, String text) {
        // Given

        // When
        String read = Numbers.percent(share);

        // Then
        assertThat(read).isEqualTo(text);
    }
}
