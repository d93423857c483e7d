package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.fakes.RawServer;
import io.jenkins.plugins.externalsystems.testing.TestKeyStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about pooled connections that the server has closed. */
class StaleConnectionTest extends TransportFixture {
    private static final String EMPTY_OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    private static Path directory;

    private static SSLContext tls;

    @BeforeAll
    static void makeCertificate() throws Exception {
        tls = TestKeyStore.selfSigned(directory, "other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aClosedConnectionIsNotMistakenForALostRequest(String scheme) throws Exception {
        for (int round = 0; round < 5; round++) {
            CountDownLatch closed = new CountDownLatch(1);
            try (RawServer server = server(scheme, connection -> {
                answerOnce(connection);
                connection.close();
                closed.countDown();
            })) {
                send(request(server));
                assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(send(request(server)).status()).isEqualTo(200);
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aConnectionOnWhichTheServerSpeaksUnaskedIsNotUsed(String scheme) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch spoken = new CountDownLatch(1);
        try (RawServer server = server(scheme, connection -> {
            answerOnce(connection);
            answered.await();
            connection.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
            spoken.countDown();
            connection.awaitEnd();
        })) {
            send(request(server));
            answered.countDown();
            assertThat(spoken.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(send(request(server)).status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aLiveConnectionIsUsedAgain(String scheme) throws Exception {
        try (RawServer server = server(scheme, StaleConnectionTest::answerEach)) {
            for (int i = 0; i < 5; i++) {
                send(request(server));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** A socket without a channel can be asked only by waiting a millisecond for each request. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void everySocketCanBeAskedWithoutWaiting(String scheme) throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        List<SocketChannel> channels = new ArrayList<>();
        try (RawServer server = server(scheme, StaleConnectionTest::answerEach)) {
            OkHttpClient plain = OkHttpTransport.newClient(executor);
            OkHttpClient client = new ClientsByLimits(() -> plain)
                    .get(limits())
                    .newBuilder()
                    .addNetworkInterceptor(chain -> {
                        channels.add(chain.connection().socket().getChannel());
                        return chain.proceed(chain.request());
                    })
                    .build();
            Request.Builder request = new Request.Builder().url(server.url().toString());
            client.newCall(new SendProgress().watch(request)).execute().close();
            client.connectionPool().evictAll();
        } finally {
            executor.shutdownNow();
        }
        assertThat(channels).hasSize(1).doesNotContainNull();
    }

    @Test
    void aSocketOfAnotherFactoryIsAskedAllTheSame() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = server("http", connection -> {
            answerOnce(connection);
            connection.close();
            closed.countDown();
        })) {
            OkHttpClient other = OkHttpTransport.newClient(executor)
                    .newBuilder()
                    .socketFactory(SocketFactory.getDefault())
                    .build();
            OkHttpTransport transport = new OkHttpTransport(() -> other);
            transport.send(request(server)).get(30, TimeUnit.SECONDS);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(transport.send(request(server)).get(30, TimeUnit.SECONDS).status())
                    .isEqualTo(200);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aServerThatDiesOverTheRequestIsNoClosedConnection() {
        try (RawServer server = server("http", connection -> {
            answerOnce(connection);
            connection.readRequest();
        })) {
            failureAfterAnswer(server);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void theFactoryMakesConnectedSocketsToo() throws Exception {
        PollableSockets factory = new PollableSockets();
        try (RawServer server = server("http", RawServer.Connection::awaitEnd)) {
            int port = server.url().getPort();
            Socket any = factory.createSocket("127.0.0.1", port);
            try (any;
                    Socket first = factory.createSocket(any.getInetAddress(), port);
                    Socket second = factory.createSocket("127.0.0.1", port, any.getLocalAddress(), 0);
                    Socket third = factory.createSocket(any.getInetAddress(), port, any.getLocalAddress(), 0)) {
                assertThat(List.of(any, first, second, third)).allMatch(Socket::isConnected);
            }
        }
    }

    private void failureAfterAnswer(RawServer server) {
        try {
            send(request(server));
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
        failure(request(server), Kind.BROKEN);
    }

    private static void answerOnce(RawServer.Connection connection) throws IOException {
        connection.readRequest();
        connection.write(EMPTY_OK);
    }

    private static void answerEach(RawServer.Connection connection) throws IOException {
        while (!connection.readRequest().isEmpty()) {
            connection.write(EMPTY_OK);
        }
    }

    private static RawServer server(String scheme, RawServer.Handler handler) {
        return scheme.equals("https") ? RawServer.withTls(tls, handler) : new RawServer(handler);
    }

    private static HttpLimits limits() {
        return new HttpLimits(LIMITS.timeout(), LIMITS.maxResponseBytes(), TlsSettings.unverified());
    }

    private static HttpRequest request(RawServer server) {
        return HttpRequest.builder("POST", URI.create(server.url() + SECRET_PATH))
                .limits(limits())
                .build();
    }
}
