package io.jenkins.plugins.externalsystems.core.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * How connections to a service are secured. Made once for a connection, since the transport shares sockets between requests
 * with the same settings only. Immutable.
 */
public final class TlsSettings {
    private static final TlsSettings PLATFORM = new TlsSettings(null, null, true);
    private static final TlsSettings UNVERIFIED = custom(new TrustEverything(), null, false);

    private final SSLSocketFactory sockets;
    private final X509TrustManager trust;
    private final boolean verifiesHost;

    private TlsSettings(
            @CheckForNull SSLSocketFactory sockets, @CheckForNull X509TrustManager trust, boolean verifiesHost) {
        this.sockets = sockets;
        this.trust = trust;
        this.verifiesHost = verifiesHost;
    }

    /** What the Java platform trusts; no certificate of our own. */
    public static TlsSettings platform() {
        return PLATFORM;
    }

    /** Any certificate for any host, for connections whose administrator switched the check off. */
    public static TlsSettings unverified() {
        return UNVERIFIED;
    }

    /**
     * Trust and certificate of one's own; host names are checked.
     *
     * @param keys chooses the certificate that a server asks for; null for none
     */
    public static TlsSettings of(X509TrustManager trust, @CheckForNull KeyManager keys) {
        return custom(trust, keys, true);
    }

    /** As {@link #unverified}, with a certificate of one's own. */
    public static TlsSettings unverified(KeyManager keys) {
        return custom(new TrustEverything(), keys, false);
    }

    private static TlsSettings custom(X509TrustManager trust, @CheckForNull KeyManager keys, boolean verifiesHost) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys == null ? null : new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return new TlsSettings(context.getSocketFactory(), trust, verifiesHost);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    /** Null for the platform's own. */
    @CheckForNull
    public SSLSocketFactory sockets() {
        return sockets;
    }

    /** Null for the platform's own. */
    @CheckForNull
    public X509TrustManager trust() {
        return trust;
    }

    public boolean verifiesHost() {
        return verifiesHost;
    }

    @Override
    public String toString() {
        return verifiesHost ? (sockets == null ? "platform TLS" : "own TLS") : "unverified TLS";
    }
}
