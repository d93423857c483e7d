package io.jenkins.plugins.externalsystems.core.auth.tls;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate with its key, from PKCS#12 in base64 or from PEM. Nothing that is thrown quotes either. */
final class ClientKey {
    private static final String BEGIN = "-----BEGIN ";

    private ClientKey() {}

    static KeyManager of(SecretValue store, SecretValue storePass) throws UnusableCertificateException {
        String text = store.reveal().trim();
        char[] pass = storePass.reveal().toCharArray();
        try {
            KeyStore keys = text.contains(BEGIN) ? fromPem(text, pass) : fromPkcs12(text, pass);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, pass);
            return factory.getKeyManagers()[0];
        } catch (GeneralSecurityException broken) {
            throw new UnusableCertificateException("holds a key that cannot be used with its password", null);
        }
    }

    private static KeyStore fromPkcs12(String base64, char[] pass)
            throws GeneralSecurityException, UnusableCertificateException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try {
            keys.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)), pass);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnusableCertificateException(
                    "cannot be opened: the password is wrong, or it is neither PKCS#12 in base64 nor PEM", null);
        }
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return keys;
            }
        }
        throw new UnusableCertificateException("holds no private key", null);
    }

    private static KeyStore fromPem(String text, char[] pass)
            throws GeneralSecurityException, UnusableCertificateException {
        List<X509Certificate> chain = PemText.certificates(text);
        List<byte[]> keys = PemText.blocks(text, "PRIVATE KEY");
        if (keys.size() != 1) {
            throw new UnusableCertificateException(
                    keys.isEmpty()
                            ? "holds no private key in PKCS#8 form (-----BEGIN PRIVATE KEY-----)"
                            : "holds several private keys",
                    null);
        }
        String algorithm = chain.get(0).getPublicKey().getAlgorithm();
        PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException impossible) {
            throw new IllegalStateException("an empty store is not read", impossible);
        }
        store.setKeyEntry("client", key, pass, chain.toArray(Certificate[]::new));
        return store;
    }
}
