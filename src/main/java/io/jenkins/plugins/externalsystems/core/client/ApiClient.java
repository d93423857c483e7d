package io.jenkins.plugins.externalsystems.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptPolicy;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The one path of a request: resilience around (credentials, wire, error mapping). Thread-safe.
 */
public final class ApiClient {
    /** Bodies up to here need no more time than the deadline has. */
    private static final long SMALL_BODY_BYTES = 1024 * 1024;

    /** The slowest line that an upload should get through on: this much a second. */
    private static final long UPLOAD_BYTES_A_SECOND = 256 * 1024;

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
     * Sends a request, repeating it where that is safe. A body beyond 1 MiB moves the call's deadline by a second for each
     * 256 KiB.
     *
     * @return completes with an answer in which {@link ErrorMapping} sees no failure, or exceptionally with
     *     {@link ExternalSystemException}, in whose texts the credentials are masked
     */
    public CompletionStage<HttpResponse> send(CallContext context, ApiRequest request) {
        return send(context, request, Function.identity());
    }

    /**
     * Sends a request whose answer has to be JSON (an empty one is a missing node); one that is not counts as {@link
     * Happening#UNREADABLE}, so that a create whose answer cannot be read ends with an unknown outcome and not as if nothing
     * had happened.
     */
    public CompletionStage<JsonNode> sendForJson(CallContext context, ApiRequest request) {
        return send(context, request, response -> {
            try {
                return Json.read(response);
            } catch (ExternalSystemException broken) {
                throw StandardErrors.failure(context, broken.code(), Happening.UNREADABLE, broken.getMessage(), null);
            }
        });
    }

    /**
     * The same, with the answer read while an unreadable one still counts as a failed attempt.
     *
     * @param reading fails with ExternalSystemException for an answer that cannot be read, see {@link Happening#UNREADABLE}
     */
    public <T> CompletionStage<T> send(CallContext context, ApiRequest request, Function<HttpResponse, T> reading) {
        HttpRequest.Builder plain = HttpRequest.builder(request.method(), request.url())
                .header("Accept", "application/json")
                .body(request.body())
                .limits(limits);
        request.headers().forEach(plain::header);
        HttpRequest http = plain.build();
        if (context.isDryRun()) {
            // Before the limits, which belong to what is sent, and before a token is fetched.
            return CompletableFuture.failedFuture(
                    new DryRunStop(UnsentRequest.describe(http, authentication.redactor())));
        }
        allowForUpload(context, request.body());
        AtomicBoolean renewed = new AtomicBoolean();
        AttemptPolicy policy = new AttemptPolicy(request.safety(), request.limits());
        return pipeline.execute(
                context,
                policy,
                () -> new WireAttempt<>(transport, authentication, errors, context, renewed, reading).start(http));
    }

    private static void allowForUpload(CallContext context, @CheckForNull HttpBody body) {
        long bytes = body == null ? 0 : body.contentLength() - SMALL_BODY_BYTES;
        if (bytes > 0) {
            context.trace().extend(Duration.ofSeconds(bytes / UPLOAD_BYTES_A_SECOND));
        }
    }
}
