package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.SecretKeySpec;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSourceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.nio.file.Path;

/** A volume of a pod together with where it is mounted, so that no pod has the one without the other. */
public record MountedVolume(Volume volume, VolumeMount mount) {
    /** Where a process finds the ConfigMap of its limb. */
    public static final Path CONFIG = Path.of("/etc/activity-pipeline");

    /** A ConfigMap at {@link #CONFIG}. */
    public static MountedVolume config(String configMap) {
        Volume volume = new VolumeBuilder()
                .withName("config")
                .withConfigMap(
                        new ConfigMapVolumeSourceBuilder().withName(configMap).build())
                .build();
        return readOnly(volume, CONFIG);
    }

    /** The one folder that a process may write to besides its data: the root file system is read-only. */
    public static MountedVolume temporary() {
        return scratch("tmp", Path.of("/tmp"));
    }

    /** An empty folder that goes with the pod. */
    public static MountedVolume scratch(String name, Path path) {
        Volume volume = new VolumeBuilder()
                .withName(name)
                .withEmptyDir(new EmptyDirVolumeSource())
                .build();
        return new MountedVolume(volume, mount(volume, path).build());
    }

    /** A claim to write to. */
    public static MountedVolume claim(String name, String claim, Path path) {
        Volume volume = new VolumeBuilder()
                .withName(name)
                .withPersistentVolumeClaim(new PersistentVolumeClaimVolumeSourceBuilder()
                        .withClaimName(claim)
                        .build())
                .build();
        return new MountedVolume(volume, mount(volume, path).build());
    }

    /** A claim of the user's own. As a read-only volume, not just a read-only mount: else Kubernetes would give its files to our group. */
    public static MountedVolume claimToRead(String name, String claim, Path path) {
        Volume volume = new VolumeBuilder()
                .withName(name)
                .withPersistentVolumeClaim(new PersistentVolumeClaimVolumeSourceBuilder()
                        .withClaimName(claim)
                        .withReadOnly(true)
                        .build())
                .build();
        return readOnly(volume, path);
    }

    /** One key of a Secret as a file, readable by the process' group alone. */
    public static MountedVolume secret(String name, SecretKeySpec key, Path folder, String file) {
        Volume volume = new VolumeBuilder()
                .withName(name)
                .withNewProjected()
                .withDefaultMode(0440)
                .addNewSource()
                .withNewSecret()
                .withName(key.secretName())
                .addNewItem()
                .withKey(key.key())
                .withPath(file)
                .endItem()
                .endSecret()
                .endSource()
                .endProjected()
                .build();
        return readOnly(volume, folder);
    }

    static MountedVolume readOnly(Volume volume, Path path) {
        return new MountedVolume(volume, mount(volume, path).withReadOnly(true).build());
    }

    private static VolumeMountBuilder mount(Volume volume, Path path) {
        return new VolumeMountBuilder().withName(volume.getName()).withMountPath(path.toString());
    }
}
