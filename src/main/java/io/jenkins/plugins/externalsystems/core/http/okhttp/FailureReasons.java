package io.jenkins.plugins.externalsystems.core.http.okhttp;

import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Sorts what OkHttp throws by what it means for a repeat, and says it in words of our own: what an exception of a library
 * quotes is not known.
 */
final class FailureReasons {
    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]{1,40})");
    /** Alerts that end a handshake, and with it every request that was sent ahead. */
    private static final Set<String> OF_HANDSHAKE = Set.of(
            "handshake_failure",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied");

    private FailureReasons() {}

    static TransportException of(IOException thrown, SendProgress progress, HttpRequest request) {
        return progress.mayBeSent() ? afterSending(thrown, request) : beforeSending(thrown, request);
    }

    private static TransportException beforeSending(IOException thrown, HttpRequest request) {
        if (thrown instanceof SSLException) {
            return new TransportException(Kind.TLS, tlsReason(thrown), thrown);
        }
        String reason;
        if (thrown instanceof UnknownHostException) {
            reason = "the host name cannot be resolved";
        } else if (thrown instanceof ConnectException) {
            reason = "connection refused";
        } else if (thrown instanceof SocketTimeoutException) {
            reason = "no connection within " + seconds(request);
        } else {
            reason = "connecting failed: " + thrown.getClass().getSimpleName();
        }
        return new TransportException(Kind.NOT_CONNECTED, reason, thrown);
    }

    private static TransportException afterSending(IOException thrown, HttpRequest request) {
        Matcher alert = ALERT.matcher(String.valueOf(thrown.getMessage()));
        if (thrown instanceof SSLException && alert.find() && OF_HANDSHAKE.contains(alert.group(1))) {
            // With TLS 1.3 a server checks the client's certificate after the client has finished its handshake.
            return new TransportException(Kind.TLS, tlsReason(thrown), thrown);
        }
        if (thrown instanceof SocketTimeoutException) {
            return new TransportException(Kind.TIMED_OUT, "silent for " + seconds(request), thrown);
        }
        String reason;
        if (caused(thrown, EOFException.class)) {
            reason = "closed before the answer was complete";
        } else if (thrown instanceof ProtocolException) {
            reason = "the answer is not valid HTTP or incomplete";
        } else {
            reason = "reset or cut: " + thrown.getClass().getSimpleName();
        }
        return new TransportException(Kind.BROKEN, reason, thrown);
    }

    private static String tlsReason(IOException thrown) {
        Matcher alert = ALERT.matcher(String.valueOf(thrown.getMessage()));
        if (alert.find()) {
            String word = alert.group(1);
            return word.equals("certificate_required") || word.equals("bad_certificate")
                    ? "the server wants a client certificate that it accepts (" + word + ")"
                    : "the server refuses the handshake (" + word + "); it may want a client certificate";
        }
        if (thrown instanceof SSLPeerUnverifiedException) {
            return "the certificate is not for this host name";
        }
        if (caused(thrown, CertificateExpiredException.class)) {
            return "the certificate has expired";
        }
        if (caused(thrown, CertificateNotYetValidException.class)) {
            return "the certificate is not valid yet";
        }
        if (caused(thrown, CertPathBuilderException.class)) {
            return "the certificate is not signed by a known authority";
        }
        return "the TLS handshake failed";
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String seconds(HttpRequest request) {
        return request.limits().timeout().toMillis() / 1000.0 + " s";
    }
}
