package dev.activitypipeline.controller.limb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON files with which Google's clients log in: a service account's key, or where another identity is to be taken from. */
final class GoogleKey {
    private static final JsonMapper JSON = new JsonMapper();

    /** What Google's library wants of each type that it reads. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "service_account", List.of("client_email", "client_id", "private_key", "private_key_id"),
            "authorized_user", List.of("client_id", "client_secret", "refresh_token"),
            "external_account", List.of("audience", "subject_token_type", "token_url", "credential_source"),
            "external_account_authorized_user", List.of("client_id", "client_secret", "refresh_token", "token_url"),
            "impersonated_service_account", List.of("service_account_impersonation_url", "source_credentials"));

    private GoogleKey() {}

    /** Why Google's library could not take it, and what to do; empty if it can. Nothing of the content is in the sentence. */
    static Optional<String> fault(byte[] bytes) {
        JsonNode key;
        try {
            key = JSON.readTree(bytes);
        } catch (IOException notJson) {
            return Optional.of("is not JSON; " + remedy());
        }
        List<String> fields = FIELDS.get(key.path("type").asText());
        if (fields == null) {
            return Optional.of("has no \"type\" that Google's library knows; " + remedy());
        }
        List<String> missing =
                fields.stream().filter(field -> !key.hasNonNull(field)).toList();
        if (!missing.isEmpty()) {
            return Optional.of("lacks " + String.join(", ", missing) + "; " + remedy());
        }
        boolean isOther =
                key.has("private_key") && !key.path("private_key").asText().contains("-----BEGIN PRIVATE KEY-----");
        return isOther ? Optional.of("has a private_key that is no PKCS#8 key; " + remedy()) : Optional.empty();
    }

    private static String remedy() {
        return "make the Secret from a key file as gcloud iam service-accounts keys create writes it";
    }
}
