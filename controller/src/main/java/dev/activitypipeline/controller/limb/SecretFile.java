package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.SecretKeySpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A key of a Secret as a file of the pod: not a variable, which every child process inherits and every dump of a process shows.
 *
 * @param name of the file
 * @param source what it holds
 */
record SecretFile(String name, SecretKeySpec source) {
    static final Path FOLDER = Path.of("/etc/kafka-secrets");
    /** Readable by the process' group alone. */
    private static final int MODE = 0440;

    /** The file as a value of Kafka's properties that wants a path. */
    String path() {
        return FOLDER.resolve(name).toString();
    }

    /** What Kafka's DirectoryConfigProvider replaces by the file's content, inside the client. */
    String reference() {
        return "${directory:" + FOLDER + ":" + name + "}";
    }

    /** All files in one volume; empty if there are none. A Secret that is missing keeps the pod from starting, with an event that names it. */
    static Optional<MountedVolume> volume(List<SecretFile> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MountedVolume.readOnly(
                new VolumeBuilder()
                        .withName("kafka-secrets")
                        .withNewProjected()
                        .withDefaultMode(MODE)
                        .withSources(files.stream().map(SecretFile::projection).toList())
                        .endProjected()
                        .build(),
                FOLDER));
    }

    private VolumeProjection projection() {
        return new VolumeProjectionBuilder()
                .withNewSecret()
                .withName(source.secretName())
                .addNewItem()
                .withKey(source.key())
                .withPath(name)
                .endItem()
                .endSecret()
                .build();
    }
}
