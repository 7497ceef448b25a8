package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.TlsVersion;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class QuickCiphersTest {
    @Test
    void theQuickOnesComeFirstAndTheOthersKeepTheirOrder() {
        assertThat(QuickCiphers.quickFirst("AES_256", "CHACHA20_A", "AES_128", "CHACHA20_B"))
                .containsExactly("CHACHA20_A", "CHACHA20_B", "AES_256", "AES_128");
    }

    @Test
    void noSuiteOfJavasIsLostAndNoVersionIsAdded() throws NoSuchAlgorithmException {
        SSLParameters offered = new QuickCiphers(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2).parameters();
        assertThat(offered.getCipherSuites())
                .containsExactlyInAnyOrder(
                        SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
                .startsWith("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(offered.getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }
}
