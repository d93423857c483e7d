package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.Carrier;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.fakes.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the thread which waits for the answer carries out itself. */
class CarriedExchangeTest extends TransportFixture {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final List<Runnable> exchanges = new ArrayList<>();
    private final Carrier here = exchanges::add;

    private CompletableFuture<HttpResponse> start(HttpRequest request) {
        return runtime.transport().send(request, here);
    }

    /** What follows from one may add another. */
    private void carry() {
        while (!exchanges.isEmpty()) {
            exchanges.remove(0).run();
        }
    }

    @Test
    void runsInTheThreadOfTheCarrier() {
        try (RawServer server = answering(OK)) {
            Thread[] ended = new Thread[1];
            CompletableFuture<HttpResponse> answer = start(request("POST", server.url()));
            answer.whenComplete((response, thrown) -> ended[0] = Thread.currentThread());
            assertThat(answer).isNotDone();
            carry();
            assertThat(answer.join().text()).isEqualTo("ok");
            assertThat(ended[0]).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void runsInAThreadOfTheTransportWhereTheCarrierDoesNotTakeIt() throws Exception {
        try (RawServer server = answering(OK)) {
            CompletableFuture<HttpResponse> answer =
                    runtime.transport().send(request("POST", server.url()), exchange -> false);
            assertThat(answer.get(30, TimeUnit.SECONDS).text()).isEqualTo("ok");
        }
    }

    @Test
    void aBodyFromElsewhereIsNotWaitedForByTheCarrier() throws Exception {
        HttpBody slow = new HttpBody() {
            @Override
            public String contentType() {
                return "text/plain";
            }

            @Override
            public long contentLength() {
                return 1;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write('x');
            }
        };
        try (RawServer server = answering(OK)) {
            CompletableFuture<HttpResponse> answer =
                    start(request("POST", server.url()).toBuilder().body(slow).build());
            assertThat(exchanges).isEmpty();
            assertThat(answer.get(30, TimeUnit.SECONDS).text()).isEqualTo("ok");
        }
    }

    @Test
    void redirectsAreCarriedToo() {
        try (RawServer server = new RawServer(connection -> {
            boolean isFirst = connection.readRequest().startsWith("GET /secret");
            connection.write(
                    isFirst
                            ? "HTTP/1.1 302 Found\r\nLocation: /further\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            : OK);
        })) {
            CompletableFuture<HttpResponse> answer = start(request("GET", server.url()));
            carry();
            assertThat(answer.join().text()).isEqualTo("ok");
        }
    }

    @Test
    void theFreshConnectionInPlaceOfADeadOneIsCarriedToo() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            connection.write(OK);
            connection.close();
            closed.countDown();
        })) {
            start(request("POST", server.url()));
            carry();
            closed.await();
            CompletableFuture<HttpResponse> answer = start(request("POST", server.url()));
            carry();
            assertThat(answer.join().text()).isEqualTo("ok");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aFailureIsTheSame() {
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            connection.reset();
        })) {
            CompletableFuture<HttpResponse> answer = start(request("POST", server.url()));
            carry();
            assertThat(answer.handle((response, thrown) -> thrown).join())
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failed -> assertThat(failed.kind()).isEqualTo(TransportException.Kind.BROKEN));
        }
    }

    @Test
    void cancellingFromElsewhereFreesTheCarrier() {
        CompletableFuture<CompletableFuture<?>> running = new CompletableFuture<>();
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            running.join().cancel(true);
            connection.awaitEnd();
        })) {
            CompletableFuture<HttpResponse> answer = start(request("POST", server.url()));
            running.complete(answer);
            carry();
            assertThat(answer).isCancelled();
        }
    }

    @Test
    void oneThatWasCancelledBeforeSendsNothing() {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            if (!connection.readRequest().isEmpty()) {
                asked.countDown();
            }
        })) {
            start(request("POST", server.url())).cancel(true);
            carry();
        }
        assertThat(asked.getCount()).isEqualTo(1);
    }

    /** While the service thinks, and within its answer: nobody wants that any more, which does not say that the service is broken. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no"})
    void anInterruptCancels(String begun) {
        Thread carrier = Thread.currentThread();
        try (RawServer server = new RawServer(connection -> {
            connection.readRequest();
            connection.write(begun);
            carrier.interrupt();
            connection.awaitEnd();
        })) {
            CompletableFuture<HttpResponse> answer = start(request("POST", server.url()));
            carry();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isCancelled();
        }
    }

    @Test
    void anInterruptWhileConnectingCancels() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // The queue of the socket is full then, and a further connection is not answered.
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                new Thread(() -> connect(socket, deaf)).start();
            }
            CompletableFuture<HttpResponse> answer =
                    start(request("POST", URI.create("http://127.0.0.1:" + deaf.getLocalPort())));
            Thread.currentThread().interrupt();
            carry();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isCancelled();
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static void connect(Socket socket, ServerSocket server) {
        try {
            socket.connect(server.getLocalSocketAddress());
        } catch (IOException closed) {
            // As the test's end wants it.
        }
    }

    private static RawServer answering(String answer) {
        return new RawServer(connection -> {
            connection.readRequest();
            connection.write(answer);
        });
    }
}
