package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Lays TLS on the connection after STARTTLS, for the library, which gets a {@link BoundedSocket} again. What the server said
 * before the handshake without being asked is not read, so that nobody on the way can put words in its mouth.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4.2">RFC 3207, section 4.2: knowledge from before is discarded</a>
 */
final class TlsLayer extends SSLSocketFactory {
    private final MailServer server;
    private final ReplyBound bound;

    TlsLayer(MailServer server, ReplyBound bound) {
        this.server = server;
        this.bound = bound;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket plain = socket instanceof BoundedSocket bounded ? bounded.inner() : socket;
        return new BoundedSocket(Sockets.secured(plain, server), bound);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return Sockets.factory(server).getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return Sockets.factory(server).getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw noNewConnection();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw noNewConnection();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw noNewConnection();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw noNewConnection();
    }

    private static IOException noNewConnection() {
        return new IOException("connections are opened by Sockets alone");
    }
}
