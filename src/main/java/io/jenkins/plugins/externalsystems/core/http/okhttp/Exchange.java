package io.jenkins.plugins.externalsystems.core.http.okhttp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.Carrier;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.TransportException;
import io.jenkins.plugins.externalsystems.core.http.TransportException.Kind;
import io.jenkins.plugins.externalsystems.core.http.UnreadableSourceException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** One request's whole way: the call, the redirects behind it, and its answer. */
final class Exchange {
    /** OkHttp wants a body for these, be it empty. */
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final OkHttpClient client;
    private final KnownOrigins origins;
    private final HttpRequest request;
    private final Carrier carrier;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();
    private volatile Call current;
    private volatile boolean isCarried;

    /** @param client one of {@link ClientsByLimits} */
    Exchange(OkHttpClient client, KnownOrigins origins, HttpRequest request, Carrier carrier) {
        this.client = client;
        this.origins = origins;
        this.request = request;
        this.carrier = carrier;
    }

    CompletableFuture<HttpResponse> start() {
        result.whenComplete((response, thrown) -> {
            Call running = current;
            if (result.isCancelled() && running != null) {
                running.cancel();
            }
        });
        Request.Builder first;
        try {
            first = toOkHttp();
        } catch (IllegalArgumentException refused) {
            // Not kept as a cause: its message quotes the URL or the header.
            fail(Kind.UNSENDABLE, "the URL or a header has a form that HTTP does not allow", null);
            return result;
        }
        send(first, 0);
        return result;
    }

    private Request.Builder toOkHttp() {
        Request.Builder builder = new Request.Builder().url(origins.url(request.url()));
        HttpBody body = request.body();
        if (body != null) {
            builder.header("Content-Type", body.contentType());
        } else if (METHODS_WITH_BODY.contains(request.method())) {
            body = HttpBody.of(new byte[0], "");
        }
        request.headers().forEach(builder::header);
        return builder.method(request.method(), body == null ? null : new OutgoingBody(body));
    }

    private void send(Request.Builder next, int redirects) {
        SendProgress progress = new SendProgress();
        Request watched = progress.watch(next);
        Call call = client.newCall(watched);
        current = call;
        if (result.isCancelled()) {
            return;
        }
        Callback outcome = new Callback() {
            @Override
            public void onFailure(Call failed, IOException thrown) {
                if (progress.deservesFreshConnection() && !failed.isCanceled()) {
                    send(next, redirects);
                } else {
                    failed(thrown, progress, watched);
                }
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    Request target = redirects < Redirects.MAX ? Redirects.next(response) : null;
                    if (target == null) {
                        complete(response);
                    } else {
                        response.close();
                        send(target.newBuilder(), redirects + 1);
                    }
                } catch (IOException thrown) {
                    failed(thrown, progress, watched);
                } catch (RuntimeException defect) {
                    // OkHttp would drop it, and the caller would wait for ever.
                    result.completeExceptionally(defect);
                }
            }
        };
        if (!carrier.takes(() -> carry(call, outcome))) {
            isCarried = false;
            call.enqueue(outcome);
        }
    }

    private void carry(Call call, Callback outcome) {
        isCarried = true;
        // While it waits for a connection, OkHttp throws InterruptedException, which it does not declare.
        Callable<Response> execution = call::execute;
        try {
            outcome.onResponse(call, execution.call());
        } catch (IOException thrown) {
            outcome.onFailure(call, thrown);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            result.cancel(false);
        } catch (Exception defect) {
            result.completeExceptionally(defect);
        }
    }

    private void failed(IOException thrown, SendProgress progress, Request sent) {
        if (isCarried && Thread.currentThread().isInterrupted()) {
            // Who waited does not want it any more, which says nothing about the service.
            result.cancel(false);
            return;
        }
        Exception inBody = sent.body() instanceof OutgoingBody body ? body.bodyFailure() : null;
        if (inBody != null) {
            fail(
                    Kind.UNSENDABLE,
                    "its body could not be read: "
                            + (inBody instanceof UnreadableSourceException told
                                    ? told.getMessage()
                                    : inBody.getClass().getSimpleName()),
                    inBody);
        } else {
            result.completeExceptionally(FailureReasons.of(thrown, progress, request));
        }
    }

    /** Reads the body, decompressed already, up to one byte more than allowed. */
    private void complete(Response response) throws IOException {
        long max = request.limits().maxResponseBytes();
        BufferedSource source = response.body().source();
        if (response.body().contentLength() > max || source.request(max + 1)) {
            fail(Kind.TOO_LARGE, "more than " + max + " bytes", null);
            return;
        }
        byte[] bytes = source.readByteArray();
        response.close();
        result.complete(new HttpResponse(
                response.code(), KeepUnavailable.restore(response).toMultimap(), bytes));
    }

    private void fail(Kind kind, String reason, @CheckForNull Throwable cause) {
        result.completeExceptionally(new TransportException(kind, reason, cause));
    }
}
