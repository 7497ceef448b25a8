package dev.activitypipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOwnerTest {
    @TempDir
    Path store;

    private RunState state;

    @BeforeEach
    void fill() throws IOException, RunRefused {
        state = RunState.load(store.resolve("run.json"));
        state.begin("fitness");
        Files.writeString(
                store.resolve("_identity.json"),
                "{\"pipelineId\":\"" + state.pipelineId()
                        + "\",\"pipelineName\":\"fitness\",\"topic\":\"user-activity\","
                        + "\"topicId\":\"AAA\",\"contract\":\"activity-event/v1\"}");
    }

    @Test
    void itsOwnStoreIsContinued() throws RunRefused {
        // Given
        StoreOwner owner = StoreOwner.of(store).orElseThrow();

        // When and then
        assertThatCode(() -> {
                    owner.mustBe(store, state, "fitness", "user-activity");
                    owner.mustBeFilledFrom(store, "AAA");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aStoreOfAnotherPipelineIsRefused() throws RunRefused {
        // Given
        StoreOwner owner = StoreOwner.of(store).orElseThrow();

        // When
        RunRefused refused =
                catchThrowableOfType(RunRefused.class, () -> owner.mustBe(store, state, "sleep", "user-activity"));

        // Then
        assertThat(refused)
                .hasMessageContaining("belongs to another pipeline: \"fitness\"")
                .hasMessageContaining("--clean");
    }

    @Test
    void aStoreThatWasCopiedFromElsewhereIsRefused() throws RunRefused, IOException {
        // Given
        StoreOwner owner = StoreOwner.of(store).orElseThrow();
        RunState fresh = RunState.load(store.resolve("other.json"));

        // When
        RunRefused refused =
                catchThrowableOfType(RunRefused.class, () -> owner.mustBe(store, fresh, "fitness", "user-activity"));

        // Then
        assertThat(refused).hasMessageContaining("its broker is not here");
    }

    @Test
    void aTopicThatWasMadeAnewIsRefused() throws RunRefused {
        // Given
        StoreOwner owner = StoreOwner.of(store).orElseThrow();

        // When
        RunRefused refused = catchThrowableOfType(RunRefused.class, () -> owner.mustBeFilledFrom(store, "BBB"));

        // Then
        assertThat(refused).hasMessageContaining("id AAA, which is gone").hasMessageContaining("id BBB");
    }

    @Test
    void recipesNameTheRealPath() {
        // When
        List<String> delta = ReaderRecipes.of(Path.of("/home/me/it's"), StoreFormat.DELTA);
        List<String> parquet = ReaderRecipes.of(Path.of("/home/me/s"), StoreFormat.PARQUET);

        // Then
        assertThat(delta)
                .hasSize(4)
                .contains("pandas   from deltalake import DeltaTable; DeltaTable(\"/home/me/it's/events\").to_pandas()")
                .anyMatch(recipe -> recipe.contains("delta_scan('/home/me/it''s/events')"));
        assertThat(parquet)
                .allMatch(recipe -> recipe.contains("/home/me/s/events"))
                .noneMatch(r -> r.contains("delta"));
    }

    @Test
    void logsOfEarlierRunsAreKeptByAge() throws IOException {
        // Given
        for (int run = 1; run <= 7; run++) {
            Files.writeString(store.resolve("stream.log"), "run " + run);
            LogFolder.rotate(store);
        }

        // When
        String newest = Files.readString(store.resolve("stream.log.1"));
        String oldest = Files.readString(store.resolve("stream.log.5"));

        // Then
        assertThat(newest).isEqualTo("run 7");
        assertThat(oldest).isEqualTo("run 3");
        assertThat(store.resolve("stream.log.6")).doesNotExist();
    }
}
