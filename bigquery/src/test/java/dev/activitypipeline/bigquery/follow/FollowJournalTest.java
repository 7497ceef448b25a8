package dev.activitypipeline.bigquery.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowJournalTest {
    @TempDir
    private Path folder;

    @Test
    void ofTwoFollowersThatTakeTheSameStepOneIsTold() throws IOException {
        // Given
        FollowJournal<FollowEntry> one = new FollowJournal<>(folder, FollowEntry.class);
        FollowJournal<FollowEntry> other = new FollowJournal<>(folder, FollowEntry.class);
        one.publish(7, entry(7, "streams/one"));

        // When
        FollowStopped stopped =
                catchThrowableOfType(FollowStopped.class, () -> other.publish(7, entry(7, "streams/other")));

        // Then
        assertThat(stopped.problem()).isInstanceOf(FollowProblem.Fenced.class);
        assertThat(one.newest()).contains(entry(7, "streams/one"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half-written stays").hasSize(1);
        }
    }

    @Test
    void theNewestStepIsRememberedAndOldOnesAreForgotten() throws IOException {
        // Given
        FollowJournal<FollowEntry> journal = new FollowJournal<>(folder, FollowEntry.class);

        // When
        for (long step = 0; step < 30; step++) {
            journal.publish(step, entry(step, null));
        }

        // Then
        assertThat(new FollowJournal<>(folder, FollowEntry.class).newest()).contains(entry(29, null));
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).hasSize(20);
        }
    }

    @Test
    void aStepThatCannotBeReadIsNotPassedOver() throws IOException {
        // Given
        FollowJournal<FollowEntry> journal = new FollowJournal<>(folder, FollowEntry.class);
        journal.publish(0, entry(0, null));
        Files.writeString(folder.resolve("00000000000000000001.json"), "{\"number\":");

        // Then
        assertThatThrownBy(journal::newest)
                .isInstanceOf(FollowStopped.class)
                .hasMessageContaining("00000000000000000001.json cannot be read");
    }

    private static FollowEntry entry(long number, String stream) {
        return new FollowEntry(number, Position.before(-1), Position.before(number), stream, 17, 18);
    }
}
