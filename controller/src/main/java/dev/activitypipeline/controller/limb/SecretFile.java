package dev.activitypipeline.controller.limb;

import dev.activitypipeline.controller.api.v1alpha1.SecretKeySpec;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of a Secret as a file of the pod: not a variable, which every child process inherits and every dump of a process shows.
 *
 * @param name of the file
 * @param source where its content is
 * @param content of what kind it is
 */
public record SecretFile(String name, SecretKeySpec source, Content content) {
    static final Path FOLDER = Path.of("/etc/kafka-secrets");
    /** Readable by the process' group alone. */
    private static final int MODE = 0440;

    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN (RSA|EC|DSA|ENCRYPTED) PRIVATE KEY-----");

    /** What a file has to hold for the client that reads it. */
    public enum Content {
        /** Certificates or a key. */
        PEM,
        /** A password, which Kafka's client puts between the quotes of its log-in configuration as it is. */
        QUOTED,
        /** A key file of Google's. */
        GOOGLE_KEY
    }

    /** Why the client could not take that content, and what to do; empty if it can. Nothing of the content is in the sentence. */
    public Optional<String> fault(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (content) {
            case PEM -> faultOfPem(text);
            case QUOTED -> {
                if (text.isEmpty()) {
                    yield Optional.of("is empty");
                }
                if (text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
                    yield Optional.of(
                            "has a line break, which would be taken for a part of it; make the Secret with kubectl create secret generic --from-literal");
                }
                yield text.chars().anyMatch(c -> c == '"' || c == '\\')
                        ? Optional.of(
                                "has a quote or a backslash, which Kafka's log-in configuration cannot hold; choose another")
                        : Optional.empty();
            }
            case GOOGLE_KEY -> GoogleKey.fault(bytes);
        };
    }

    private static Optional<String> faultOfPem(String text) {
        if (!text.contains("-----BEGIN ")) {
            return Optional.of("is not PEM: no line begins with -----BEGIN");
        }
        return OTHER_KEY.matcher(text).find()
                ? Optional.of(
                        "is no PKCS#8 key without a passphrase, the one form that Kafka's client takes; convert it with openssl pkcs8 -topk8 -nocrypt")
                : Optional.empty();
    }

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
