package dev.activitypipeline.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line tool, called as a user calls it. */
final class Command {
    private static final long PATIENCE_MINUTES = 6;

    private Command() {}

    /**
     * What it printed, errors included.
     *
     * @throws AssertionError with what it printed, if it fails or takes more than six minutes
     */
    static String run(Map<String, String> environment, File directory, List<String> words) {
        Outcome outcome = tryToRun(environment, directory, words);
        if (outcome.exit() != 0) {
            throw new AssertionError(
                    String.join(" ", words) + " ended with " + outcome.exit() + ":\n" + outcome.printed());
        }
        return outcome.printed();
    }

    /** The same for a command that may well fail. */
    static Outcome tryToRun(Map<String, String> environment, File directory, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", words) + " does not end; so far:\n" + printed);
            }
            return new Outcome(process.exitValue(), printed.strip());
        } catch (IOException unusable) {
            throw new UncheckedIOException(words.get(0) + " cannot be run", unusable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** @param printed output and errors */
    record Outcome(int exit, String printed) {}
}
