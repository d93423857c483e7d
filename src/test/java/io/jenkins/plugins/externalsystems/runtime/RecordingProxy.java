package io.jenkins.plugins.externalsystems.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on a loopback socket that remembers what went through it. */
final class RecordingProxy implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("host", "connection", "proxy-connection", "content-length", "proxy-authorization");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<URI> forwarded = new CopyOnWriteArrayList<>();
    private final String neededAuthorization;

    /** @param neededAuthorization value of {@code Proxy-Authorization} that is asked for; empty for none */
    RecordingProxy(String neededAuthorization) throws IOException {
        this.neededAuthorization = neededAuthorization;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was passed on, in the order it came. */
    List<URI> forwarded() {
        return List.copyOf(forwarded);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String given = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            if (!neededAuthorization.isEmpty() && !neededAuthorization.equals(given)) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
                exchange.sendResponseHeaders(407, -1);
                return;
            }
            forwarded.add(exchange.getRequestURI());
            HttpResponse<byte[]> answer = client.send(forward(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest forward(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(exchange.getRequestURI())
                .version(HttpClient.Version.HTTP_1_1)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        Headers headers = exchange.getRequestHeaders();
        headers.forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
