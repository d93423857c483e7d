package io.jenkins.plugins.externalsystems.core.http;

import java.util.concurrent.CompletableFuture;

/**
 * Sends one request; the only way from {@code core} to the network for HTTP. No repeats, no authentication, no error
 * mapping: every status is an answer. Thread-safe.
 */
public interface HttpTransport {
    /**
     * Sends the request, in a thread of the transport.
     *
     * @return as {@link #send(HttpRequest, Carrier)}
     */
    default CompletableFuture<HttpResponse> send(HttpRequest request) {
        return send(request, Carrier.NONE);
    }

    /**
     * Sends the request, in the thread of who waits for the answer where that may be.
     *
     * @param carrier who waits; asked for a body in memory only, since one from elsewhere could hold it beyond a deadline
     * @return completes with the answer, or exceptionally with {@link TransportException} (never wrapped); cancelling it
     *     ends the request on the wire
     */
    CompletableFuture<HttpResponse> send(HttpRequest request, Carrier carrier);
}
