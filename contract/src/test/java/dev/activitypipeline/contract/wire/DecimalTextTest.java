package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.event.EventField;
import dev.activitypipeline.contract.event.EventRules;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private final byte[] out = new byte[DecimalText.MAX_LENGTH];

    @Test
    void threeDecimalsAreWrittenAsJavaWritesThem() {
        // Given
        long contract = (long) (EventField.CALORIES_BURNED.max() * 1_000);

        // When
        long different = 0;
        for (long thousandths = 0; thousandths <= contract; thousandths += 17) {
            double number = thousandths / 1_000.0;
            different += sameAsJava(number) ? 0 : 1;
        }

        // Then
        assertThat(different).isZero();
    }

    @Test
    void everyDoubleIsWrittenAsJavaWritesIt() {
        // Given
        SplittableRandom random = new SplittableRandom(7);

        // When
        long different = 0;
        for (int i = 0; i < 100_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double thousandths = random.nextLong(10_000_000_000L) / 1_000.0;
            double near = random.nextBoolean() ? Math.nextUp(thousandths) : Math.nextDown(thousandths);
            different +=
                    (Double.isFinite(any) && !sameAsJava(any)) || !sameAsJava(thousandths) || !sameAsJava(near) ? 1 : 0;
        }

        // Then
        assertThat(different).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                0.001,
                0.0005,
                9.999E-4,
                1,
                10,
                99.99,
                0.1,
                1234567,
                9_999_999,
                9_999_999.999,
                9_999_999.9999,
                1e7,
                10_000_000.001,
                1e21,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                -1.2345678901234567E-308
            })
    void theEdgesAreWrittenAsJavaWritesThem(double number) {
        // When
        String text = written(number);

        // Then
        assertThat(text).isEqualTo(Double.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                9,
                10,
                99,
                100,
                101,
                999,
                1_000,
                99_999,
                100_000,
                999_999_999,
                1_000_000_000,
                -1,
                -10,
                2147483647
            })
    void integersAreWrittenAsJavaWritesThem(int number) {
        // When
        String text = new String(out, 0, DecimalText.write(out, 0, number), ISO_8859_1);

        // Then
        assertThat(text).isEqualTo(Integer.toString(number));
    }

    @Test
    void everyTextIsReadToTheNearestDouble() {
        // Given
        SplittableRandom random = new SplittableRandom(8);
        EventParser parser = new EventParser(EventRules.CONTRACT);

        for (int i = 0; i < 100_000; i++) {
            String text = decimalBelow1000(random);

            // When
            boolean accepted =
                    parser.parse(new EventJson().with("distance_km", text).bytes(), -1);

            // Then
            double nearest = Double.parseDouble(text);
            if (accepted != nearest <= 1_000 || (accepted && parser.distanceKm() != nearest)) {
                assertThat(parser.distanceKm()).as(text).isEqualTo(nearest);
            }
        }
    }

    private static String decimalBelow1000(SplittableRandom random) {
        BigDecimal number =
                switch (random.nextInt(3)) {
                    case 0 -> BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 63)), random.nextInt(30));
                    case 1 -> new BigDecimal(random.nextDouble() * 1_000);
                    // half between two doubles: the hardest to round
                    default -> {
                        double below = random.nextDouble() * 1_000;
                        yield new BigDecimal(below)
                                .add(new BigDecimal(Math.nextUp(below)))
                                .divide(BigDecimal.valueOf(2));
                    }
                };
        return random.nextBoolean() ? number.toPlainString() : number.toString();
    }

    private boolean sameAsJava(double number) {
        return written(number).equals(Double.toString(number));
    }

    private String written(double number) {
        return new String(out, 0, DecimalText.write(out, 0, number), ISO_8859_1);
    }
}
