package io.jenkins.plugins.externalsystems.core.auth.tls;

import io.jenkins.plugins.externalsystems.testing.TestAuthority;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** A client's certificate and key as PEM. */
final class PemClient {
    private PemClient() {}

    static String of(Path store, String alias) throws Exception {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, TestAuthority.PASS.toCharArray());
            StringBuilder pem = new StringBuilder();
            for (Certificate certificate : keys.getCertificateChain(alias)) {
                pem.append(block("CERTIFICATE", certificate.getEncoded()));
            }
            byte[] key = keys.getKey(alias, TestAuthority.PASS.toCharArray()).getEncoded();
            return pem.append(block("PRIVATE KEY", key)).toString();
        }
    }

    private static String block(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
