package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;

/** For connections whose administrator switched the check of certificates off, and for no other. */
final class TrustEverything extends X509ExtendedTrustManager {
    private SSLSocketFactory sockets;

    /** Always the same factory, since connections are pooled by it. */
    void applyTo(OkHttpClient.Builder builder) {
        builder.sslSocketFactory(socketFactory(), this).hostnameVerifier((host, session) -> true);
    }

    private synchronized SSLSocketFactory socketFactory() {
        if (sockets == null) {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {this}, null);
                sockets = context.getSocketFactory();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has TLS", impossible);
            }
        }
        return sockets;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        // Trusted.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        // Trusted.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        // Trusted.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("for clients only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
