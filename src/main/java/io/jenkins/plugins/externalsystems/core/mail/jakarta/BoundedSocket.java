package io.jenkins.plugins.externalsystems.core.mail.jakarta;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connected socket, with or without TLS, on which a server says only as much as {@link ReplyBound} allows. */
final class BoundedSocket extends Socket {
    private final Socket inner;
    private final ReplyBound bound;

    BoundedSocket(Socket inner, ReplyBound bound) {
        this.inner = inner;
        this.bound = bound;
    }

    /** The socket itself, on which TLS can be laid. */
    Socket inner() {
        return inner;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(inner.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int count) throws IOException {
                int got = super.read(buffer, from, count);
                if (got > 0) {
                    bound.said(buffer, from, got);
                }
                return got;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(inner.getOutputStream()) {
            @Override
            public void write(int b) throws IOException {
                bound.asked();
                out.write(b);
            }

            @Override
            public void write(byte[] buffer, int from, int count) throws IOException {
                bound.asked();
                out.write(buffer, from, count);
            }
        };
    }

    @Override
    public InetAddress getInetAddress() {
        return inner.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return inner.getLocalAddress();
    }

    @Override
    public int getPort() {
        return inner.getPort();
    }

    @Override
    public boolean isBound() {
        return inner.isBound();
    }

    @Override
    public boolean isConnected() {
        return inner.isConnected();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return inner.getSoTimeout();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        inner.setSoTimeout(millis);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
