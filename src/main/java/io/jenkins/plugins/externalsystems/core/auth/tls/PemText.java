package io.jenkins.plugins.externalsystems.core.auth.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and keys between {@code BEGIN} and {@code END} lines; what stands around them is ignored.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
public final class PemText {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private PemText() {}

    /**
     * The certificates of a text, in its order.
     *
     * @return at least one
     * @throws UnusableCertificateException for a text without certificate, and for a certificate that cannot be read
     */
    public static List<X509Certificate> certificates(String text) throws UnusableCertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : blocks(text, "CERTIFICATE")) {
            try {
                certificates.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException broken) {
                throw new UnusableCertificateException(
                        "holds a certificate that cannot be read (number " + (certificates.size() + 1) + ")", broken);
            }
        }
        if (certificates.isEmpty()) {
            throw new UnusableCertificateException(
                    "holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)", null);
        }
        return certificates;
    }

    /** The contents of the blocks of one kind. */
    static List<byte[]> blocks(String text, String kind) throws UnusableCertificateException {
        List<byte[]> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                try {
                    found.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException broken) {
                    // Not kept as a cause: it may quote a key.
                    throw new UnusableCertificateException("holds a " + kind + " that is no base64", null);
                }
            }
        }
        return found;
    }
}
