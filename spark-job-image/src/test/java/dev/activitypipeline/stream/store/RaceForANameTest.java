package dev.activitypipeline.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes want one name on a local disk: why every log entry, plan and journal entry is published with link(2). */
class RaceForANameTest {
    private static final int ROUNDS = 300;

    @TempDir
    Path folder;

    @Test
    void hadoopsRenameLetsBothWin() throws Exception {
        // When
        Race race = run("hadoop-rename");

        // Then
        assertThat(race.both()).as("rounds that both were told they won").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "log-store", "checkpoint"})
    void oursHasOneWinnerAndTheWinnersContent(String writer) throws Exception {
        // When
        Race race = run(writer);

        // Then
        assertThat(race.both()).as("rounds that both were told they won").isEmpty();
        for (int round = 0; round < ROUNDS; round++) {
            String content = Files.readString(folder.resolve(String.format("%020d.json", round)))
                    .strip();
            assertThat(content).as("round %d", round).isEqualTo(race.a.contains(round) ? "a" : "b");
        }
        assertThat(race.a.size() + race.b.size()).isEqualTo(ROUNDS);
    }

    private record Race(Set<Integer> a, Set<Integer> b) {
        Set<Integer> both() {
            Set<Integer> both = new TreeSet<>(a);
            both.retainAll(b);
            return both;
        }
    }

    private Race run(String writer) throws Exception {
        Process a = contender(writer, "a");
        Process b = contender(writer, "b");
        return new Race(won(a), won(b));
    }

    private Process contender(String writer, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RaceContender.class.getName(),
                        writer,
                        folder.toString(),
                        name,
                        Integer.toString(ROUNDS))
                .redirectError(new File(folder.toFile(), "." + name + ".err"))
                .start();
    }

    private static Set<Integer> won(Process contender) throws Exception {
        String out = new String(contender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(contender.waitFor()).isZero();
        Set<Integer> rounds = new HashSet<>();
        out.lines().forEach(line -> rounds.add(Integer.parseInt(line)));
        return rounds;
    }
}
