package io.jenkins.plugins.externalsystems.core.http;

import java.util.concurrent.CompletableFuture;

/**
 * Sends one request; the only way from {@code core} to the network for HTTP. No repeats, no authentication, no error
 * mapping: every status is an answer. Holds no thread while it waits. Thread-safe.
 */
public interface HttpTransport {
    /**
     * Sends the request.
     *
     * @return completes with the answer, or exceptionally with {@link TransportException} (never wrapped); cancelling it
     *     ends the request on the wire
     */
    CompletableFuture<HttpResponse> send(HttpRequest request);
}
