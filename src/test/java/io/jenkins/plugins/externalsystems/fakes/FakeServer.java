package io.jenkins.plugins.externalsystems.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server on a real loopback socket that records what it gets. A subclass answers as the real service would; a test may
 * put replies in front ({@link #nextReply}) that are given instead, one each request, to see what a failure does.
 */
public abstract class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fake-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Reply> scripted = new ConcurrentLinkedDeque<>();
    private final Object arrival = new Object();
    private final CountDownLatch stopped = new CountDownLatch(1);

    protected FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.setExecutor(workers);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Answers as the real service would; called in a thread of its own for each request. */
    protected abstract Reply answer(RecordedRequest request) throws IOException;

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public final URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Replies for the next requests, instead of the service's own; the request is recorded all the same. */
    public final void nextReply(Reply... replies) {
        scripted.addAll(List.of(replies));
    }

    /** All requests so far, in the order they came. */
    public final List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Requests of one method whose path ends so. */
    public final List<RecordedRequest> requests(String method, String pathEnd) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().endsWith(pathEnd))
                .toList();
    }

    /**
     * Waits until a request of that method whose path ends so has come.
     *
     * @throws IllegalStateException if none comes within ten seconds
     */
    public final void awaitRequest(String method, String pathEnd) throws InterruptedException {
        awaitRequests(method, pathEnd, 1);
    }

    /**
     * Waits until so many of them have come.
     *
     * @throws IllegalStateException if they do not come within ten seconds
     */
    public final void awaitRequests(String method, String pathEnd, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        synchronized (arrival) {
            while (requests(method, pathEnd).size() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IllegalStateException("no " + method + " " + pathEnd + " came");
                }
                arrival.wait(left);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = new RecordedRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery() == null
                            ? ""
                            : exchange.getRequestURI().getRawQuery(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            synchronized (arrival) {
                arrival.notifyAll();
            }
            Reply next = scripted.poll();
            send(exchange, next == null ? answer(request) : next);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        if (reply.status() == -1) {
            stopped.await();
        }
        if (reply.status() <= 0) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    @Override
    public final void close() {
        stopped.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
