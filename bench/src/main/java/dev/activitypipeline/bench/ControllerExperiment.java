package dev.activitypipeline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.bench.controller.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** O4 to O8 and O10: the controller with no pipeline and with many, on a real API server that has no nodes. */
record ControllerExperiment(Sizes sizes) implements Experiment {
    /** The variable that names the folder with {@code k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}}, and that of the version. */
    private static final String PROGRAMS = "KUBE_API_TEST_DIR";

    private static final String VERSION = "KUBE_API_TEST_API_SERVER_VERSION";
    private static final int IDLE_SECONDS = 30;
    private static final Duration DEADLINE = Duration.ofMinutes(20);

    @Override
    public List<String> ids() {
        return List.of("O4", "O5", "O6", "O7", "O8", "O10");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Map<String, String> environment = new TreeMap<>();
        environment.put(PROGRAMS, programs());
        String version = System.getenv(VERSION);
        if (version != null) {
            environment.put(VERSION, version);
        }
        Path folder = Files.createDirectories(bench.fresh("controller-logs"));
        bench.say("O4 to O10: starts an API server and the controller; logs in " + folder);
        bench.start(new ChildJvm.Command(
                        "controller-bench",
                        List.of("-Xmx1g"),
                        bench.programs().controllerBench(),
                        "dev.activitypipeline.bench.controller.ControllerBenchMain",
                        List.of(
                                bench.arguments().home().toString(),
                                folder.toString(),
                                Integer.toString(sizes.pipelines()),
                                Integer.toString(IDLE_SECONDS),
                                bench.programs().controller(),
                                bench.programs().sparkOnKubernetes()),
                        environment))
                .awaitSuccess(DEADLINE);
        return new ControllerFigures(new ObjectMapper()
                        .readValue(folder.resolve("readings.json").toFile(), Readings.class))
                .all();
    }

    private static String programs() throws NotMeasured {
        String folder = System.getenv(PROGRAMS);
        if (folder == null || !Files.isDirectory(Path.of(folder))) {
            throw new NotMeasured(
                    PROGRAMS
                            + " does not name a folder with k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}; put the two programs there"
                            + " (https://dl.k8s.io and https://github.com/etcd-io/etcd/releases), or let `setup-envtest use` fetch them, and set it");
        }
        return folder;
    }
}
