package dev.activitypipeline.controller.limb;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.List;
import java.util.Map;

/** Environment variables of a container. */
public final class ProcessEnvironment {
    private ProcessEnvironment() {}

    /** Those that say something: a blank variable reads as one that is not set, and the API server drops its value. */
    public static List<EnvVar> of(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .map(variable -> of(variable.getKey(), variable.getValue()))
                .toList();
    }

    /** One variable. Kubernetes replaces {@code $(NAME)} in a value, so that a dollar has to be two. */
    public static EnvVar of(String name, String value) {
        return new EnvVarBuilder()
                .withName(name)
                .withValue(value.replace("$", "$$"))
                .build();
    }

    /** Options for the java command itself, which reads them before its arguments; no variable if there are none. */
    public static List<EnvVar> ofJvm(List<String> options) {
        return options.isEmpty() ? List.of() : List.of(of("JDK_JAVA_OPTIONS", String.join(" ", options)));
    }

    /** A variable that takes its value from the pod's own metadata. With the version that the API server would add: it compares such a reference as a whole. */
    public static EnvVar fromPod(String name, String fieldPath) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withApiVersion("v1")
                .withFieldPath(fieldPath)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    /** A variable that takes its value from a ConfigMap when the process starts, so that a change alone restarts nothing. */
    public static EnvVar fromConfigMap(String name, String configMap, String key) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewConfigMapKeyRef()
                .withName(configMap)
                .withKey(key)
                .endConfigMapKeyRef()
                .endValueFrom()
                .build();
    }
}
