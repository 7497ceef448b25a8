package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the figures come from.
 *
 * @param load the load average of the last minute, before the bench began; negative if unknown
 */
record Machine(String processor, int cores, double memoryGib, String system, String java, double load) {
    static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1L << 30),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                system.getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return text(
                "%s, %d cores, %.0f GiB, %s, %s; load average before the run %.1f",
                processor, cores, memoryGib, system, java, load);
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException notLinux) {
            return "unknown processor";
        }
    }
}
