package io.jenkins.plugins.externalsystems.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.cache.StoredAnswer;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptPolicy;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one path of a request: what the connection remembers, else resilience around (credentials, wire, error mapping).
 * Thread-safe.
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
     * Sends a request, repeating it where that is safe; a read that the connection remembers the answer of (see {@link
     * io.jenkins.plugins.externalsystems.core.cache.ResponseCache}) is answered at once, and nothing is sent. A body beyond 1 MiB moves the call's deadline by a second for each
     * 256 KiB.
     *
     * @return completes with an answer in which {@link ErrorMapping} sees no failure, or exceptionally with
     *     {@link ExternalSystemException}, in whose texts the credentials are masked
     */
    public CompletionStage<HttpResponse> send(CallContext context, ApiRequest request) {
        return send(context, request, Reading.whole());
    }

    /**
     * Sends a request whose answer has to be JSON (an empty one is a missing node); one that is not counts as {@link
     * Happening#UNREADABLE}, so that a create whose answer cannot be read ends with an unknown outcome and not as if nothing
     * had happened.
     */
    public CompletionStage<JsonNode> sendForJson(CallContext context, ApiRequest request) {
        return send(context, request, Reading.json(context));
    }

    /**
     * The same, with the answer read while an unreadable one still counts as a failed attempt.
     *
     * @param reading fails with ExternalSystemException for an answer that cannot be read, see {@link Happening#UNREADABLE}
     */
    public <T> CompletionStage<T> send(CallContext context, ApiRequest request, Function<HttpResponse, T> reading) {
        return send(context, request, new Reading<>(reading, null));
    }

    private <T> CompletionStage<T> send(CallContext context, ApiRequest request, Reading<T> reading) {
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
        CachedExchange cached = new CachedExchange(context, authentication, request);
        AnswerReader<T> reader = new AnswerReader<>(errors, authentication, context, reading, cached);
        Optional<CompletionStage<T>> known = cached.fresh().flatMap(answer -> known(answer, reader));
        if (known.isPresent()) {
            return known.get();
        }
        allowForUpload(context, request.body());
        return request.isRead()
                ? exchange(cached.conditional(http), request, reader)
                : writing(context, () -> exchange(http, request, reader));
    }

    /** Empty where the answer does not serve this request. */
    private static <T> Optional<CompletionStage<T>> known(StoredAnswer answer, AnswerReader<T> reader) {
        try {
            Optional<T> value = reader.readKnown(answer);
            value.ifPresent(used -> reader.cached().used(answer));
            return value.map(CompletableFuture::completedFuture);
        } catch (AttemptException failed) {
            reader.cached().used(answer);
            return Optional.of(CompletableFuture.failedFuture(failed.failure()));
        }
    }

    private <T> CompletionStage<T> exchange(HttpRequest http, ApiRequest request, AnswerReader<T> reader) {
        AtomicBoolean renewed = new AtomicBoolean();
        AttemptPolicy policy = new AttemptPolicy(request.safety(), request.limits());
        return pipeline.execute(
                reader.context(), policy, () -> new WireAttempt<>(transport, renewed, reader).start(http));
    }

    /** Whatever comes of a write, what is remembered of items is doubtful from its begin to its end. */
    private static <T> CompletionStage<T> writing(CallContext context, Supplier<CompletionStage<T>> exchange) {
        context.answers().writeBegins(context.operation());
        return exchange.get().whenComplete((value, thrown) -> context.answers().writeEnds());
    }

    /** Masks the connection's credentials in what a service says of itself, for words that no {@link ErrorMapping} made. */
    public Redactor redactor() {
        return authentication.redactor();
    }

    private static void allowForUpload(CallContext context, @CheckForNull HttpBody body) {
        long bytes = body == null ? 0 : body.contentLength() - SMALL_BODY_BYTES;
        if (bytes > 0) {
            context.trace().extend(Duration.ofSeconds(bytes / UPLOAD_BYTES_A_SECOND));
        }
    }
}
