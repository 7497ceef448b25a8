package dev.activitypipeline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Class paths of what is measured and what it is measured against, as the build laid them down. */
record Programs(Path home) {
    String broker() throws NotMeasured {
        return libraries("k8s/kafka");
    }

    String producer() throws NotMeasured {
        return jar("producer-image") + ":" + libraries("producer-image");
    }

    /** Our job and the references: the same Spark under both. */
    String spark() throws NotMeasured {
        return jar("bench/spark") + ":" + jar("spark-job-image") + ":" + libraries("spark-job-image");
    }

    /** The JVM options without which Spark does not run. */
    Path sparkOptions() {
        return home.resolve("spark-job-image").resolve("java.options");
    }

    /** Spark as it is where it talks to Kubernetes. */
    String sparkOnKubernetes() throws NotMeasured {
        Path folder = home.resolve("spark-job-image/target/lib-kubernetes");
        return libraries("spark-job-image") + ":" + mustBeThere(folder) + "/*";
    }

    /** The controller as its image has it. */
    String controller() throws NotMeasured {
        return jar("controller") + ":" + libraries("controller");
    }

    /** What looks at the controller from outside, with the controller's own client. */
    String controllerBench() throws NotMeasured {
        return jar("bench/controller") + ":" + libraries("bench/controller") + ":" + controller();
    }

    /** Kafka's own producer benchmark, over the broker's libraries. */
    String kafkaTools() throws NotMeasured {
        return find(home.resolve("bench/target/lib"), "kafka-tools-") + ":" + broker();
    }

    private String jar(String module) throws NotMeasured {
        return find(home.resolve(module).resolve("target"), "activity-pipeline-");
    }

    private String libraries(String module) throws NotMeasured {
        Path folder = home.resolve(module).resolve("target").resolve("lib");
        return mustBeThere(folder) + "/*";
    }

    private static Path mustBeThere(Path folder) throws NotMeasured {
        if (!Files.isDirectory(folder)) {
            throw notBuilt(folder);
        }
        return folder;
    }

    private static String find(Path folder, String prefix) throws NotMeasured {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix) && name.endsWith(".jar");
                    })
                    .sorted()
                    .findFirst()
                    .map(Path::toString)
                    .orElseThrow(() -> notBuilt(folder));
        } catch (IOException absent) {
            throw notBuilt(folder);
        }
    }

    private static NotMeasured notBuilt(Path folder) {
        return new NotMeasured(folder + " is not complete; run `make build` first");
    }
}
