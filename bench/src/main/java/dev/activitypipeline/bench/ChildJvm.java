package dev.activitypipeline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A JVM that the bench started. */
final class ChildJvm {
    /** Nothing else of the user's environment can change what a child does. */
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR");

    private final String name;
    private final Process process;
    private final Path log;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * How to start one.
     *
     * @param name for the log and for messages
     */
    record Command(
            String name,
            List<String> jvmArguments,
            String classPath,
            String main,
            List<String> arguments,
            Map<String, String> environment) {}

    static ChildJvm start(Command command, Path log) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(command.jvmArguments());
        words.addAll(List.of("-cp", command.classPath(), command.main()));
        words.addAll(command.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(PASSED_ON);
        builder.environment().putAll(command.environment());
        return new ChildJvm(command.name(), builder.start(), log);
    }

    /** CPU time so far, user and system; empty once it has ended. */
    Optional<Duration> cpu() {
        return process.info().totalCpuDuration();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @throws NotMeasured if it fails or takes longer */
    void awaitSuccess(Duration atMost) throws InterruptedException, NotMeasured {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new NotMeasured(name + " did not end within " + atMost.toSeconds() + " s; see " + log);
        }
        if (process.exitValue() != 0) {
            throw failed();
        }
    }

    /** Why it is no longer there, with the last lines that it wrote. */
    NotMeasured failed() throws InterruptedException {
        int code = process.waitFor();
        String tail;
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            tail = String.join("\n  ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException unreadable) {
            tail = "";
        }
        return new NotMeasured(name + " ended with exit code " + code + "; see " + log + "\n  " + tail);
    }

    /** Ends it at once, with what it started, and waits until its memory and cores are free. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
