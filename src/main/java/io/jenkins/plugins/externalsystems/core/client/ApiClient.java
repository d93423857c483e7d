package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptPolicy;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The one path of a request: resilience around (credentials, wire, error mapping). Thread-safe.
 */
public final class ApiClient {
    /** Where the services put their own id of a request: general, Atlassian, Slack, SendGrid. */
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("X-Request-Id", "X-ARequestId", "Atl-Traceid", "X-Slack-Req-Id", "X-Message-Id");
    /** Failures after which nobody knows whether the service did what it was asked. */
    private static final Set<Happening> OPEN =
            EnumSet.of(Happening.BROKEN, Happening.TIMED_OUT, Happening.SERVER_FAILED, Happening.UNREADABLE);

    private final HttpTransport transport;
    private final ResiliencePipeline pipeline;
    private final Authentication authentication;
    private final ErrorMapping errors;
    private final HttpLimits limits;

    /** @param limits time-out, response size and TLS for every request */
    public ApiClient(
            HttpTransport transport,
            ResiliencePipeline pipeline,
            Authentication authentication,
            ErrorMapping errors,
            HttpLimits limits) {
        this.transport = transport;
        this.pipeline = pipeline;
        this.authentication = authentication;
        this.errors = errors;
        this.limits = limits;
    }

    /**
     * Sends a request, repeating it where that is safe.
     *
     * @return completes with an answer in which {@link ErrorMapping} sees no failure, or exceptionally with
     *     {@link ExternalSystemException}
     */
    public CompletionStage<HttpResponse> send(CallContext context, ApiRequest request) {
        HttpRequest.Builder plain = HttpRequest.builder(request.method(), request.url())
                .header("Accept", "application/json")
                .body(request.body())
                .limits(limits);
        request.headers().forEach(plain::header);
        HttpRequest http = plain.build();
        AttemptPolicy policy = new AttemptPolicy(request.safety(), request.limits());
        return pipeline.execute(
                context, policy, () -> attempt(context, http).whenComplete((answer, thrown) -> trace(thrown, context)));
    }

    private static void trace(@CheckForNull Throwable thrown, CallContext context) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (cause instanceof AttemptException failed && OPEN.contains(failed.happening())) {
            context.trace().outcomeUnknown();
        }
    }

    private CompletableFuture<HttpResponse> attempt(CallContext context, HttpRequest request) {
        return authenticated(context, request).thenCompose(response -> {
            if (response.status() != 401) {
                return CompletableFuture.completedFuture(response);
            }
            return authentication.renew().thenCompose(renewed -> renewed
                    ? authenticated(context, request)
                    : CompletableFuture.completedFuture(response));
        }).thenApply(response -> {
            errors.failureIn(response, context).ifPresent(failure -> {
                throw failure;
            });
            return response;
        });
    }

    private CompletableFuture<HttpResponse> authenticated(CallContext context, HttpRequest request) {
        return authentication
                .authenticate(request)
                .thenCompose(ready -> sendOnce(context, ready))
                .toCompletableFuture();
    }

    private CompletableFuture<HttpResponse> sendOnce(CallContext context, HttpRequest request) {
        context.trace().attempt();
        CompletableFuture<HttpResponse> sent = transport.send(request);
        Runnable forget = context.cancellation().onCancel(() -> sent.cancel(true));
        return sent.handle((response, thrown) -> {
            forget.run();
            if (thrown != null) {
                throw TransportFailures.toAttempt(thrown, context, request.url().getHost());
            }
            context.trace().answered(response.status(), requestId(response));
            return response;
        });
    }

    private static String requestId(HttpResponse response) {
        return REQUEST_ID_HEADERS.stream()
                .flatMap(name -> response.header(name).stream())
                .findFirst()
                .orElse(null);
    }
}
