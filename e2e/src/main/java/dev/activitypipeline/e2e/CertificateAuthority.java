package dev.activitypipeline.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Certificates for a test, made by the JDK's keytool, as PEM. */
final class CertificateAuthority {
    private static final String PASSWORD = "changeit";
    private static final String CA = "ca";
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path directory;

    CertificateAuthority(Path directory) {
        this.directory = directory;
        keytool(
                CA,
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=test-ca",
                "-ext",
                "bc:c",
                "-validity",
                "30");
    }

    /** The authority's own certificate. */
    String certificate() {
        return pem("CERTIFICATE", encoded(CA, certificates(CA)[0]));
    }

    /** A key and its certificate, signed by the authority; {@code hosts} are its DNS names. */
    Pair issue(String name, String... hosts) {
        keytool(name, "-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + name, "-validity", "30");
        String request = keytool(name, "-certreq");
        Path file = write(name + ".csr", request);
        List<String> sign = new ArrayList<>(List.of("-gencert", "-rfc", "-infile", file.toString(), "-validity", "30"));
        if (hosts.length > 0) {
            sign.addAll(List.of("-ext", "san=dns:" + String.join(",dns:", hosts)));
        }
        String certificate = keytool(CA, sign.toArray(String[]::new)) + "\n";
        return new Pair(certificate, pem("PRIVATE KEY", key(name)));
    }

    /** @param key PKCS#8, without a passphrase */
    record Pair(String certificate, String key) {}

    private String keytool(String alias, String... words) {
        List<String> command = new ArrayList<>(List.of("keytool"));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "-alias", alias, "-keystore", store(alias).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        return Command.run(Map.of("LC_ALL", "C"), directory.toFile(), command);
    }

    private Path store(String alias) {
        return directory.resolve(alias + ".p12");
    }

    private byte[] key(String alias) {
        try {
            return open(alias).getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private Certificate[] certificates(String alias) {
        try {
            return open(alias).getCertificateChain(alias);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private KeyStore open(String alias) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store(alias))) {
            KeyStore opened = KeyStore.getInstance("PKCS12");
            opened.load(in, PASSWORD.toCharArray());
            return opened;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] encoded(String alias, Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(alias, unusable);
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + MIME.encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
