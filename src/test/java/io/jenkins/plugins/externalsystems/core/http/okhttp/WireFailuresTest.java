package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.fakes.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each way a request can go wrong, and whether the service may have got it. */
class WireFailuresTest extends TransportFixture {
    private static final String EMPTY_OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void unknownHostIsNotConnected() {
        HttpRequest request = request("POST", URI.create("http://no-such-host.invalid"));
        assertThat(failure(request, Kind.NOT_CONNECTED)).hasMessageContaining("resolved");
    }

    @Test
    void closedPortIsNotConnected() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        HttpRequest request = request("POST", URI.create("http://127.0.0.1:" + port));
        assertThat(failure(request, Kind.NOT_CONNECTED)).hasMessageContaining("refused");
    }

    @Test
    void resetAfterTheRequestIsBroken() {
        assertKind(Kind.BROKEN, connection -> {
            connection.readRequest();
            connection.reset();
        });
    }

    @Test
    void endBeforeTheAnswerIsBroken() {
        assertKind(Kind.BROKEN, RawServer.Connection::readRequest);
    }

    @Test
    void endWithinTheBodyIsBroken() {
        assertAnswer(Kind.BROKEN, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
    }

    @Test
    void brokenChunksAreBroken() {
        assertAnswer(Kind.BROKEN, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\nzz\r\nxx\r\n");
    }

    @Test
    void noHttpAtAllIsBroken() {
        assertAnswer(Kind.BROKEN, "SSH-2.0-OpenSSH_9.2\r\n");
    }

    @Test
    void endlessHeadersAreBroken() {
        assertAnswer(Kind.BROKEN, "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(1_000_000) + "\r\n\r\n");
    }

    @Test
    void brokenGzipIsBroken() {
        assertAnswer(
                Kind.BROKEN,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + "this is not gzipped.");
    }

    @Test
    void silenceIsTimedOut() {
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            connection.awaitEnd();
        })) {
            HttpRequest request =
                    request("POST", server.url()).toBuilder().timeout(SHORT).build();
            assertThat(failure(request, Kind.TIMED_OUT)).hasMessageContaining("1.0 s");
        }
    }

    @Test
    void aBodyThatStopsDrippingIsTimedOutAndOneThatDripsIsNot() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            String head = connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 8\r\n\r\n");
            for (int i = 0; i < 8; i++) {
                connection.write("x");
                // Slower in all than the time-out, quicker each time; or never again.
                if (never.await(head.startsWith("GET") ? 100 : 60_000, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        })) {
            HttpRequest dripping =
                    request("GET", server.url()).toBuilder().timeout(SHORT).build();
            assertThat(send(dripping).text()).isEqualTo("xxxxxxxx");
            failure(request("POST", server.url()).toBuilder().timeout(SHORT).build(), Kind.TIMED_OUT);
            never.countDown();
        }
    }

    @Test
    void aBodyThatCannotBeReadIsUnsendable() {
        try (RawServer server = new RawServer(RawServer.Connection::awaitEnd)) {
            assertUnsendable(server, 4, out -> {
                throw new IOException("secret file is gone");
            });
            assertUnsendable(server, 4, out -> {
                throw new UncheckedIOException(new IOException("secret file is gone"));
            });
            assertUnsendable(server, 4, out -> out.write(new byte[3]));
            assertUnsendable(server, 4, out -> out.write(new byte[5]));
        }
    }

    @Test
    void whatHttpCannotSayIsUnsendable() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        failure(
                request("GET", nowhere).toBuilder()
                        .header("X-Key", "a\r\nInjected: secret")
                        .build(),
                Kind.UNSENDABLE);
        failure(request("GET", nowhere).toBuilder().header("X-Key\n", "secret").build(), Kind.UNSENDABLE);
        failure(HttpRequest.builder("GET", URI.create("ftp://host/secret")).build(), Kind.UNSENDABLE);
    }

    @Test
    void cancellingClosesTheConnectionAtOnce() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            arrived.countDown();
            try {
                connection.awaitEnd();
            } finally {
                closed.countDown();
            }
        })) {
            CompletableFuture<HttpResponse> sent = runtime.transport().send(request("POST", server.url()));
            assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
            sent.cancel(true);
            assertThat(closed.await(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            while (!connection.readRequest().isEmpty()) {
                connection.write(EMPTY_OK);
            }
        })) {
            for (int i = 0; i < 5; i++) {
                send(request(i % 2 == 0 ? "POST" : "GET", server.url()));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aPooledConnectionThatTheServerClosedIsNotMistakenForALostRequest() throws Exception {
        for (int round = 0; round < 5; round++) {
            CountDownLatch closed = new CountDownLatch(1);
            try (RawServer server = new RawServer(connection -> {
                connection.readRequest();
                connection.write(EMPTY_OK);
                connection.close();
                closed.countDown();
            })) {
                send(request("POST", server.url()));
                assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(send(request("POST", server.url())).status()).isEqualTo(200);
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private void assertUnsendable(RawServer server, long length, Writer writer) {
        HttpBody body = new HttpBody() {
            @Override
            public String contentType() {
                return "application/octet-stream";
            }

            @Override
            public long contentLength() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                writer.write(out);
            }
        };
        failure(request("POST", server.url()).toBuilder().body(body).build(), Kind.UNSENDABLE);
    }

    private void assertAnswer(Kind kind, String answer) {
        assertKind(kind, connection -> {
            connection.readRequest();
            connection.write(answer);
        });
    }

    private void assertKind(Kind kind, RawServer.Handler handler) {
        try (RawServer server = new RawServer(handler)) {
            failure(request("POST", server.url()), kind);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
