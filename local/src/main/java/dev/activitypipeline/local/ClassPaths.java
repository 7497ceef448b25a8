package dev.activitypipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Where the build put the programs: each module's jar beside its {@code lib} folder, the same jars that the images hold. */
final class ClassPaths {
    /** The programs that a run starts. */
    enum Program {
        BROKER("k8s/kafka"),
        PRODUCER("producer-image"),
        STREAM("spark-job-image"),
        VERIFY("verify"),
        BIGQUERY("bigquery");

        private final String module;

        Program(String module) {
            this.module = module;
        }
    }

    private final Path home;

    ClassPaths(Path home) {
        this.home = home;
    }

    /** What is not built, one sentence each; empty if all is there. */
    List<String> missing(Set<Program> needed) {
        List<String> missing = new ArrayList<>();
        for (Program program : needed) {
            Path target = home.resolve(program.module).resolve("target");
            boolean complete =
                    Files.isDirectory(target.resolve("lib")) && (program == Program.BROKER || hasJar(target));
            if (!complete) {
                missing.add("the " + program.name().toLowerCase(Locale.ROOT) + " is not built (" + target
                        + " has no jar and lib folder); run `make "
                        + (program == Program.BIGQUERY ? "bigquery" : "build") + "` in " + home + " first");
            }
        }
        return missing;
    }

    /** As for {@code java -cp}. */
    String of(Program program) {
        Path target = home.resolve(program.module).resolve("target");
        String libraries = target.resolve("lib") + "/*";
        return jars(target).stream().map(Path::toString).reduce("", (path, jar) -> path + jar + ":") + libraries;
    }

    /** What the stream's JVM gets beside its class path: Spark's module flags, and the build's archive of classes, if there is one. */
    List<String> streamJvmArguments() {
        Path module = home.resolve(Program.STREAM.module);
        List<String> arguments = new ArrayList<>(List.of("@" + module.resolve("java.options")));
        Path archive = module.resolve("target").resolve("stream.jsa");
        if (Files.exists(archive)) {
            // One that does not fit these jars is passed over, and need not be told of.
            arguments.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:class+path=off"));
        }
        return arguments;
    }

    private static boolean hasJar(Path target) {
        return !jars(target).isEmpty();
    }

    private static List<Path> jars(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith("activity-pipeline-")
                                && name.endsWith(".jar")
                                && !name.matches(".*-(sources|tests|javadoc)\\.jar");
                    })
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
