package dev.activitypipeline.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalLong;

/** Says in one line how far the run is. The rate is over the last ten seconds, for batches come in steps. */
final class ProgressLine {
    private static final Duration RATE_WINDOW = Duration.ofSeconds(10);

    private final Instant start;
    private final Deque<Sample> window = new ArrayDeque<>();

    ProgressLine(Instant start) {
        this.start = start;
    }

    String of(Sample sample) {
        return "produced " + count(sample.produced())
                + " | stored " + count(sample.stored())
                + " | rejected " + (sample.stored().isPresent() ? grouped(sample.rejectedRows()) : "-")
                + " | lag " + count(sample.lag())
                + " | " + rate(sample) + " events/s"
                + " | batch " + batch(sample)
                + " | " + elapsed(Duration.between(start, sample.at()));
    }

    private String rate(Sample sample) {
        if (sample.stored().isEmpty()) {
            return "-";
        }
        window.addLast(sample);
        while (window.size() > 2
                && Duration.between(window.getFirst().at(), sample.at()).compareTo(RATE_WINDOW) > 0) {
            window.removeFirst();
        }
        Sample oldest = window.getFirst();
        long millis = Duration.between(oldest.at(), sample.at()).toMillis();
        return millis == 0 ? "-" : grouped(Math.max(0, (sample.rows() - oldest.rows()) * 1_000 / millis));
    }

    private static String batch(Sample sample) {
        if (sample.batchId().orElse(-1) < 0) {
            return "-";
        }
        long millis = sample.batchMillis().orElse(0);
        return sample.batchId().getAsLong() + (millis == 0 ? "" : " (" + grouped(millis) + " ms)");
    }

    private static String count(OptionalLong value) {
        return value.isPresent() ? grouped(value.getAsLong()) : "-";
    }

    /** {@code 1,234,567}. */
    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 14.3 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    /** {@code 4:05} or {@code 1:04:05}. */
    static String elapsed(Duration duration) {
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
