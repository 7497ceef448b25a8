package dev.activitypipeline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SecondThreadTest {
    @Test
    void readingsAreDoneOneAfterTheOther() {
        // Given
        List<String> done = new ArrayList<>();

        // When
        try (SecondThread thread = new SecondThread()) {
            thread.begin(() -> done.add("first"));
            Supplier<String> second = thread.begin(() -> String.join(" ", done) + " second");

            // Then
            assertThat(second.get()).isEqualTo("first second");
        }
    }

    @Test
    void aReadingThatFailsFailsWhereItsResultIsAskedFor() {
        // Given
        try (SecondThread thread = new SecondThread()) {
            // When
            Supplier<String> result = thread.begin(() -> {
                throw new NotVerifiable("the disk is gone");
            });

            // Then
            assertThatThrownBy(result::get).isInstanceOf(NotVerifiable.class).hasMessage("the disk is gone");
        }
    }
}
