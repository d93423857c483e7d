package io.jenkins.plugins.externalsystems.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers every request with the same JSON and keeps the connection. It reads only what it must to find the next request,
 * and makes no garbage, so that what is measured is the client.
 */
final class KeepAliveServer implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final ServerSocket listener;
    private final byte[] answer;
    private final AtomicLong bodyBytes = new AtomicLong();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** Starts at once. @param json the body of every answer */
    KeepAliveServer(String json) {
        this("200 OK", Map.of("Content-Type", "application/json; charset=utf-8"), json);
    }

    /**
     * Starts at once.
     *
     * @param status of every answer, such as {@code 200 OK}
     * @param headers of every answer, beside the length
     * @param text the body of every answer
     */
    KeepAliveServer(String status, Map<String, String> headers, String text) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ")
                .append(text.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n");
        answer = (head + text).getBytes(StandardCharsets.UTF_8);
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        start("accept", this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Bytes of all bodies received so far. */
    long bodyBytes() {
        return bodyBytes.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket connection = listener.accept();
            connections.add(connection);
            start("connection", () -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            connection.setTcpNoDelay(true);
            RequestReader requests = new RequestReader(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (long length = requests.next(); length >= 0; length = requests.next()) {
                bodyBytes.addAndGet(length);
                out.write(answer);
            }
        } finally {
            connections.remove(connection);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // The client or close() ended the connection.
                    }
                },
                "server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Finds one request after the other in a stream of requests with Content-Length. */
    private static final class RequestReader {
        private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final byte[] buffer = new byte[64 * 1024];
        private int from;
        private int to;

        RequestReader(InputStream in) {
            this.in = in;
        }

        /** Reads a request to its end. @return length of its body, -1 at the end of the stream */
        long next() throws IOException {
            int end = find(HEAD_END, from, to);
            while (end < 0) {
                if (!fill()) {
                    return -1;
                }
                end = find(HEAD_END, from, to);
            }
            long length = length(end);
            from = end + HEAD_END.length;
            skip(length);
            return length;
        }

        private long length(int headEnd) {
            int at = find(LENGTH, from, headEnd);
            long length = 0;
            for (int i = at + LENGTH.length; at >= 0 && i < headEnd && buffer[i] != '\r'; i++) {
                if (buffer[i] != ' ') {
                    length = length * 10 + buffer[i] - '0';
                }
            }
            return length;
        }

        private void skip(long bytes) throws IOException {
            long left = bytes;
            while (left > to - from) {
                left -= to - from;
                from = 0;
                to = 0;
                if (!fill()) {
                    throw new IOException("the body is not complete");
                }
            }
            from += (int) left;
        }

        private boolean fill() throws IOException {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            int read = in.read(buffer, to, buffer.length - to);
            to += Math.max(read, 0);
            return read > 0;
        }

        /** Where the lower-case pattern begins, in any case of the text; -1 if it does not. */
        private int find(byte[] pattern, int start, int end) {
            for (int i = start; i <= end - pattern.length; i++) {
                int matched = 0;
                while (matched < pattern.length && lower(buffer[i + matched]) == pattern[matched]) {
                    matched++;
                }
                if (matched == pattern.length) {
                    return i;
                }
            }
            return -1;
        }

        private static int lower(byte letter) {
            return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
        }
    }
}
