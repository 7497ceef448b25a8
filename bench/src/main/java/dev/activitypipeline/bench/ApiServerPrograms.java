package dev.activitypipeline.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Where the programs of an API server are: the environment that a process needs which starts them. */
final class ApiServerPrograms {
    /** The variable that names the folder with {@code k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}}, and that of the version. */
    private static final String FOLDER = "KUBE_API_TEST_DIR";

    private static final String VERSION = "KUBE_API_TEST_API_SERVER_VERSION";

    private ApiServerPrograms() {}

    /** @throws NotMeasured if there are none */
    static Map<String, String> environment() throws NotMeasured {
        Map<String, String> environment = new TreeMap<>();
        environment.put(FOLDER, folder());
        String version = System.getenv(VERSION);
        if (version != null) {
            environment.put(VERSION, version);
        }
        return environment;
    }

    private static String folder() throws NotMeasured {
        String folder = System.getenv(FOLDER);
        if (folder == null || !Files.isDirectory(Path.of(folder))) {
            throw new NotMeasured(
                    FOLDER
                            + " does not name a folder with k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}; put the two programs there"
                            + " (https://dl.k8s.io and https://github.com/etcd-io/etcd/releases), or let `setup-envtest use` fetch them, and set it");
        }
        return folder;
    }
}
