package dev.activitypipeline.contract.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class DateTextTest {
    @Test
    void everyWritableDayIsWrittenAsJavaWritesItAndReadBack() {
        // Given
        byte[] out = new byte[DateText.LENGTH];

        // When
        long different = 0;
        for (int day = DateText.FIRST_WRITABLE_DAY; day <= DateText.LAST_WRITABLE_DAY; day++) {
            int end = DateText.write(out, 0, day);
            String text = new String(out, ISO_8859_1);
            boolean same = end == DateText.LENGTH
                    && text.equals(LocalDate.ofEpochDay(day).toString())
                    && DateText.parse(out, 0, end) == day;
            different += same ? 0 : 1;
        }

        // Then
        assertThat(different).isZero();
        assertThat(LocalDate.ofEpochDay(DateText.FIRST_WRITABLE_DAY)).isEqualTo("0000-01-01");
        assertThat(LocalDate.ofEpochDay(DateText.LAST_WRITABLE_DAY)).isEqualTo("9999-12-31");
        assertThat(LocalDate.ofEpochDay(DateText.FIRST_DAY)).isEqualTo("1900-01-01");
    }

    @Test
    void onlyDaysOfTheCalendarAreRead() {
        // Given
        IntBinaryOperator daysReadOf = (year, month) -> {
            int read = 0;
            for (int day = 0; day <= 99; day++) {
                String text = String.format("%04d-%02d-%02d", year, month, day);
                if (DateText.parse(text.getBytes(ISO_8859_1), 0, 10) != DateText.NO_DATE) {
                    read++;
                }
            }
            return read;
        };

        for (int year : new int[] {0, 1, 4, 100, 400, 1899, 1900, 1970, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 0; month <= 99; month++) {
                // When
                int days = daysReadOf.applyAsInt(year, month);

                // Then
                boolean real = month >= 1 && month <= 12;
                assertThat(days)
                        .as(year + "-" + month)
                        .isEqualTo(real ? LocalDate.of(year, month, 1).lengthOfMonth() : 0);
            }
        }
    }

    @Test
    void everyOtherByteIsRefused() {
        // Given
        byte[] day = "2024-01-05".getBytes(ISO_8859_1);

        for (int position = 0; position < day.length; position++) {
            for (int b = 0; b < 256; b++) {
                byte[] changed = day.clone();
                changed[position] = (byte) b;
                boolean dash = position == 4 || position == 7;
                boolean shaped = dash ? b == '-' : (b >= '0' && b <= '9');
                if (!shaped) {
                    // When
                    int read = DateText.parse(changed, 0, 10);

                    // Then
                    assertThat(read).isEqualTo(DateText.NO_DATE);
                }
            }
        }
    }
}
