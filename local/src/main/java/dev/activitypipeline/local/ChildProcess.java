package dev.activitypipeline.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One start of a child JVM, whose output goes to the end of a log file. */
final class ChildProcess {
    private static final int LOG_READ_AT_MOST = 1 << 20;

    private final String name;
    private final Process process;
    private final Path log;
    private final long logStart;
    private final Instant startedAt;

    ChildProcess(String name, Process process, Path log, long logStart) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.logStart = logStart;
        this.startedAt = process.info().startInstant().orElseGet(Instant::now);
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Empty while it runs; 128 + n after signal n. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to stop; the caller waits. */
    void askToStop() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** What the process wrote about its failure: the first line that begins with {@code error: }, without that word. */
    Optional<String> firstError() {
        return output().lines()
                .filter(line -> line.startsWith("error: "))
                .map(line -> line.substring("error: ".length()).strip())
                .findFirst();
    }

    /** What this start wrote so far, at most the first MiB of it. */
    String output() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(logStart);
            byte[] bytes = new byte[(int) Math.max(0, Math.min(LOG_READ_AT_MOST, file.length() - logStart))];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** {@code killed (exit 137)}, {@code ended with exit code 1: <first error>}. */
    String describeExit() {
        int code = exitCode().orElseThrow();
        if (code == 137 || code == 143) {
            return "killed (exit " + code + ")";
        }
        return "ended with exit code " + code
                + firstError().map(error -> ": " + error).orElse("");
    }
}
