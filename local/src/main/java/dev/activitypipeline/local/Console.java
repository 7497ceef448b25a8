package dev.activitypipeline.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where the user reads. On a terminal the progress is one line that is written over; elsewhere it is a plain line every five seconds, so that a
 * log stays readable.
 */
final class Console {
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean colour;
    private boolean lineIsOpen;
    private Optional<Instant> lastPlain = Optional.empty();

    Console(PrintStream out, PrintStream err, boolean terminal, boolean colour) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.colour = colour;
    }

    @SuppressWarnings("SystemConsoleNull") // a launcher on any other Java than 17 refuses to start
    static Console standard(Map<String, String> environment) {
        boolean terminal = System.console() != null
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(System.out, System.err, terminal, colour);
    }

    /** Something happened. */
    synchronized void announce(String text) {
        closeLine();
        out.println(text);
        out.flush();
    }

    /** A heading of what is printed at the end. */
    void heading(String text) {
        announce(colour ? "\033[1m" + text + "\033[0m" : text);
    }

    /** Something is wrong; to standard error, as {@code error: <text>}. */
    synchronized void error(String text) {
        closeLine();
        err.println(colour ? "\033[31merror:\033[0m " + text : "error: " + text);
        err.flush();
    }

    synchronized void progress(String line, Instant now) {
        if (terminal) {
            out.print("\r\033[K\033[?7l" + (colour ? "\033[2m" + line + "\033[0m" : line) + "\033[?7h");
            lineIsOpen = true;
        } else if (lastPlain.isEmpty() || Duration.between(lastPlain.get(), now).compareTo(PLAIN_INTERVAL) >= 0) {
            lastPlain = Optional.of(now);
            out.println(line);
        }
        out.flush();
    }

    private void closeLine() {
        if (lineIsOpen) {
            out.println();
            lineIsOpen = false;
        }
    }
}
