package dev.activitypipeline.bench.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * One line for each batch that a query finished: the CPU time that the process has used until then, and Spark's own progress. Every contender gets it by the same
 * setting, {@code spark.sql.streaming.streamingQueryListeners}, so that all are measured alike and none has to know.
 *
 * <p>The system property {@code bench.progress} names the file.
 */
public final class ProgressLog extends StreamingQueryListener {
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final BufferedWriter file;

    public ProgressLog() throws IOException {
        file = Files.newBufferedWriter(Path.of(System.getProperty("bench.progress")), StandardCharsets.UTF_8);
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {}

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        long cpuNanos = machine.getProcessCpuTime();
        try {
            file.write("{\"cpuNanos\":" + cpuNanos + ",\"progress\":"
                    + event.progress().json() + "}\n");
            file.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {}
}
