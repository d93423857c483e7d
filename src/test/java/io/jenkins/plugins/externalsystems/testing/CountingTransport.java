package io.jenkins.plugins.externalsystems.testing;

import io.jenkins.plugins.externalsystems.core.http.Carrier;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Tells a {@link ManualTime} while a request is on the wire, until everything that follows from its answer has run. */
final class CountingTransport implements HttpTransport {
    private final HttpTransport transport;
    private final ManualTime time;

    CountingTransport(HttpTransport transport, ManualTime time) {
        this.transport = transport;
        this.time = time;
    }

    @Override
    public CompletableFuture<HttpResponse> send(HttpRequest request, Carrier carrier) {
        time.busy(1);
        CompletableFuture<HttpResponse> inner = transport.send(request, carrier);
        CompletableFuture<HttpResponse> outer = new CompletableFuture<>();
        outer.whenComplete((response, thrown) -> {
            if (outer.isCancelled()) {
                inner.cancel(true);
            }
        });
        inner.whenComplete((response, thrown) -> {
            // Runs what hangs on the answer, in this thread, before the clock may go on.
            if (thrown == null) {
                outer.complete(response);
            } else {
                outer.completeExceptionally(thrown instanceof CompletionException ? thrown.getCause() : thrown);
            }
            time.busy(-1);
        });
        return outer;
    }
}
