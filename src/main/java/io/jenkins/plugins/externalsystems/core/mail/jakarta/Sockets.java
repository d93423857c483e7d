package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.mail.MailSecurity;
import io.jenkins.plugins.externalsystems.core.mail.MailServer;
import io.jenkins.plugins.externalsystems.core.mail.MailStage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to mail servers. */
final class Sockets {
    private Sockets() {}

    /** Connected, and secure already where TLS is to begin with the first byte. @param progress is told the stage */
    static Socket connect(MailServer server, Wire wire, Consumer<MailStage> progress) throws IOException {
        int timeout = (int) Math.min(Integer.MAX_VALUE, server.timeout().toMillis());
        // Keeps the host's name, which the certificate is compared with.
        InetAddress address = InetAddress.getByName(server.host());
        Socket plain = new Socket();
        wire.attach(plain);
        plain.connect(new InetSocketAddress(address, server.port()), timeout);
        plain.setSoTimeout(timeout);
        plain.setTcpNoDelay(true);
        if (server.security() != MailSecurity.TLS) {
            return new BoundedSocket(plain, wire.bound());
        }
        progress.accept(MailStage.TLS);
        return new BoundedSocket(secured(plain, server), wire.bound());
    }

    /** TLS on a connection, with its handshake. */
    static Socket secured(Socket plain, MailServer server) throws IOException {
        Socket layered = factory(server).createSocket(plain, server.host(), server.port(), true);
        if (!(layered instanceof SSLSocket secure)) {
            throw new IOException("the TLS settings make no TLS connection");
        }
        if (server.tls().verifiesHost()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        return secure;
    }

    static SSLSocketFactory factory(MailServer server) {
        SSLSocketFactory own = server.tls().sockets();
        return own == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : own;
    }

    /** Why there is no connection, in a few words. */
    static String reason(@CheckForNull Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "unknown host";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "refused or unreachable";
        }
        return "no connection";
    }
}
