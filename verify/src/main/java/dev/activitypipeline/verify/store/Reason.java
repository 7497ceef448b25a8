package dev.activitypipeline.verify.store;

import java.nio.file.NoSuchFileException;

/** The cause of a failed read in one line: the innermost message, for that is the one that names the fault. */
final class Reason {
    private static final int LONGEST = 300;

    private Reason() {}

    static String of(Throwable failure) {
        Throwable innermost = failure;
        for (int depth = 0; innermost.getCause() != null && depth < 20; depth++) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof NoSuchFileException || innermost instanceof java.io.FileNotFoundException) {
            return "the file is missing";
        }
        String message = innermost.getMessage();
        String text = innermost.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip());
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
