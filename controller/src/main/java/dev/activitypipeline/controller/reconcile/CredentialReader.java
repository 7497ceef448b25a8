package dev.activitypipeline.controller.reconcile;

import dev.activitypipeline.controller.bigquery.FollowerManifests;
import dev.activitypipeline.controller.limb.KafkaAccess;
import dev.activitypipeline.controller.limb.SecretFile;
import dev.activitypipeline.controller.observe.Credentials;
import dev.activitypipeline.controller.observe.Logins;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reads the Secrets that a pipeline names, one by one by their names: to list or to watch Secrets the controller has no right. */
final class CredentialReader {
    private static final String HMAC = "HmacSHA256";
    /** Enough to tell two apart, and too little to tell from it which of many passwords it was. */
    private static final int DIGEST_BYTES = 4;

    private final KubernetesClient client;

    CredentialReader(KubernetesClient client) {
        this.client = client;
    }

    Logins of(PipelinePlan plan) {
        return new Logins(
                of(plan, KafkaAccess.of(plan.kafka()).files(), "spec.kafka"),
                of(plan, FollowerManifests.secrets(plan), "spec.store.bigQuery"));
    }

    private Credentials of(PipelinePlan plan, List<SecretFile> files, String path) {
        if (files.isEmpty()) {
            return new Credentials.None();
        }
        try {
            return read(plan, files, path);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw refused;
            }
            return new Credentials.Unusable(
                    Reason.SECRET_FORBIDDEN,
                    "the controller may not read the Secrets that " + path
                            + " names; give its account the verb get on secrets in namespace "
                            + plan.namespace().orElseThrow());
        }
    }

    private Credentials read(PipelinePlan plan, List<SecretFile> files, String path) {
        String namespace = plan.namespace().orElseThrow();
        Map<String, Optional<Secret>> secrets = new HashMap<>();
        Mac digest = digest(plan.uid().orElseThrow());
        for (SecretFile file : files) {
            String name = file.source().secretName();
            Optional<Secret> secret = secrets.computeIfAbsent(
                    name,
                    asked -> Optional.ofNullable(client.secrets()
                            .inNamespace(namespace)
                            .withName(asked)
                            .get()));
            if (secret.isEmpty()) {
                return new Credentials.Unusable(
                        Reason.SECRET_NOT_FOUND,
                        "Secret " + namespace + "/" + name + " does not exist; " + path + " wants its key "
                                + file.source().key());
            }
            Optional<byte[]> content = content(secret.get(), file.source().key());
            if (content.isEmpty()) {
                return new Credentials.Unusable(
                        Reason.SECRET_KEY_NOT_FOUND,
                        "Secret " + namespace + "/" + name + " has no key "
                                + file.source().key() + "; it has " + keys(secret.get()));
            }
            Optional<String> fault = file.fault(content.get());
            if (fault.isPresent()) {
                return new Credentials.Unusable(
                        Reason.SECRET_UNUSABLE,
                        "Secret " + namespace + "/" + name + ": key "
                                + file.source().key() + " " + fault.get());
            }
            digest.update(content.get());
            digest.update((byte) 0);
        }
        return new Credentials.Known(HexFormat.of().formatHex(digest.doFinal(), 0, DIGEST_BYTES));
    }

    private static Optional<byte[]> content(Secret secret, String key) {
        return Optional.ofNullable(secret.getData()).map(data -> data.get(key)).map(text -> Base64.getDecoder()
                .decode(text));
    }

    private static String keys(Secret secret) {
        return secret.getData() == null || secret.getData().isEmpty()
                ? "none"
                : String.join(", ", secret.getData().keySet());
    }

    private static Mac digest(String key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has " + HMAC, impossible);
        }
    }
}
