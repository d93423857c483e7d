package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there is no secure connection, in words of our own: what an exception quotes is not known. */
final class TlsReasons {
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]{1,40})");
    private static final Set<String> ABOUT_OUR_CERTIFICATE = Set.of("certificate_required", "bad_certificate");

    private TlsReasons() {}

    static String of(Throwable failed) {
        Matcher alert = ALERT.matcher(String.valueOf(failed.getMessage()));
        if (alert.find()) {
            String word = alert.group(1);
            return ABOUT_OUR_CERTIFICATE.contains(word)
                    ? "the server wants a client certificate that it accepts (" + word + ")"
                    : "the server refuses the handshake (" + word + "); it may want a client certificate";
        }
        if (caused(failed, CertificateExpiredException.class)) {
            return "the certificate has expired";
        }
        if (caused(failed, CertificateNotYetValidException.class)) {
            return "the certificate is not valid yet";
        }
        if (caused(failed, CertPathBuilderException.class)) {
            return "the certificate is not signed by a known authority";
        }
        return caused(failed, CertificateException.class)
                ? "the certificate is not for this host name"
                : "the TLS handshake failed; the port may not speak TLS";
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
