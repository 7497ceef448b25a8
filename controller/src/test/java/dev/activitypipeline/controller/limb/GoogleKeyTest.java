package dev.activitypipeline.controller.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleKeyTest {
    private static final String KEY = """
            {"type": "service_account", "client_email": "w@p.iam.gserviceaccount.com", "client_id": "1", "private_key_id": "2",
             "private_key": "-----BEGIN PRIVATE KEY-----\\ngeheim\\n-----END PRIVATE KEY-----\\n"}
            """;

    @Test
    void aKeyFileIsTaken() {
        assertThat(fault(KEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "} | | is not JSON",
                "service_account | service-account | has no \"type\" that Google's library knows",
                "\"client_id\": \"1\", | | lacks client_id",
                "private_key\" | privateKey\" | lacks private_key",
                "BEGIN PRIVATE | BEGIN RSA PRIVATE | has a private_key that is no PKCS#8 key"
            })
    void whatGooglesLibraryWouldRefuseIsNamedWithoutItsContent(String part, String instead, String fault) {
        // When
        Optional<String> found = fault(KEY.replace(part, instead == null ? "" : instead));

        // Then
        assertThat(found).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith(fault + "; make the Secret from a key file as gcloud ")
                .doesNotContain("geheim"));
    }

    private static Optional<String> fault(String content) {
        return GoogleKey.fault(content.getBytes(StandardCharsets.UTF_8));
    }
}
