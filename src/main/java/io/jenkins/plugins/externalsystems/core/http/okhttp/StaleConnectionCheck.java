package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Looks whether a pooled connection was closed by the server before a request is written to it. Without it the request is
 * written into the void and nobody can tell that from a server which died over it, so a message that surely was not sent
 * would count as "perhaps sent". OkHttp looks only after ten idle seconds; many servers close after five.
 */
final class StaleConnectionCheck implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        SendProgress progress = SendProgress.of(chain.request());
        // HTTP/2 connections have a reader of their own that sees the end.
        if (connection != null && progress.reusesConnection() && connection.protocol() != Protocol.HTTP_2) {
            Socket socket = connection.socket();
            if (isStale(socket)) {
                progress.foundStale();
                socket.close();
                throw new IOException("the pooled connection is closed");
            }
        }
        return chain.proceed(chain.request());
    }

    /** An idle HTTP/1.1 connection has nothing to say: a byte that comes, as well as the end, makes it useless. */
    private static boolean isStale(Socket socket) {
        try {
            SocketChannel channel = socket.getChannel();
            return channel == null ? saysSomething(socket) : PollableSockets.hasSomething(channel);
        } catch (IOException broken) {
            return true;
        }
    }

    /** A socket behind a SOCKS proxy, which OkHttp makes by itself, or one of a client that has another factory. */
    private static boolean saysSomething(Socket socket) throws IOException {
        int timeout = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } finally {
            socket.setSoTimeout(timeout);
        }
    }
}
