package dev.activitypipeline.controller;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that some tests need and not every machine has. */
public enum Program {
    /** kube-apiserver and etcd, in the folder that {@link TestApiServer#PROGRAMS} names. */
    API_SERVER,
    /** On the PATH. */
    HELM;

    /** Why it is not there. */
    Optional<String> missing() {
        return switch (this) {
            case API_SERVER ->
                isSet(TestApiServer.PROGRAMS)
                        ? Optional.empty()
                        : Optional.of(TestApiServer.PROGRAMS
                                + " does not name a folder with k8s/<version>-<os>-<arch>/{kube-apiserver,etcd}");
            case HELM -> onPath("helm") ? Optional.empty() : Optional.of("helm is not on the PATH");
        };
    }

    private static boolean isSet(String variable) {
        return !System.getenv().getOrDefault(variable, "").isBlank();
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, command))
                .anyMatch(Files::isExecutable);
    }
}
