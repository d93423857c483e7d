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
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Sorts what OkHttp throws by what it means for a repeat, and says it in words of our own: what an exception of a library
 * quotes is not known.
 */
final class FailureReasons {
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
