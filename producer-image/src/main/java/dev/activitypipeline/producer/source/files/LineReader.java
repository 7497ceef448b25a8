package dev.activitypipeline.producer.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Physical lines of a file that may still grow: a line counts when its line feed is there, or when the caller says that the file has
 * ended. A line of more than {@value #MOST_BYTES} bytes is cut; the rest of it is skipped.
 */
final class LineReader implements AutoCloseable {
    static final int MOST_BYTES = 1024 * 1024;

    private final InputStream input;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int scanned;
    private int end;
    private boolean overlong;
    private long number;
    private byte[] line = new byte[0];

    LineReader(InputStream input) {
        this.input = input;
    }

    /**
     * Reads the next line.
     *
     * @param ended whether what follows the last line feed is a line, too
     * @return false if there is no whole line yet
     */
    boolean next(boolean ended) throws IOException {
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    take(scanned);
                    scanned++;
                    start = scanned;
                    return true;
                }
            }
            if (end - start > MOST_BYTES) {
                overlong = true;
                end = start + MOST_BYTES;
                scanned = end;
            }
            if (!fill()) {
                if (ended && (start < end || overlong)) {
                    take(end);
                    start = end;
                    return true;
                }
                return false;
            }
        }
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    /** The line without its line break. */
    byte[] line() {
        return line;
    }

    private void take(int lineEnd) {
        int from = number == 0 && startsWithByteOrderMark(lineEnd) ? start + 3 : start;
        int to = lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        line = Arrays.copyOfRange(buffer, from, to);
        overlong = false;
        number++;
    }

    private boolean startsWithByteOrderMark(int lineEnd) {
        return lineEnd - start >= 3
                && buffer[start] == (byte) 0xEF
                && buffer[start + 1] == (byte) 0xBB
                && buffer[start + 2] == (byte) 0xBF;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = input.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
