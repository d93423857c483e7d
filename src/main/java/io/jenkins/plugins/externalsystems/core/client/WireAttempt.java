package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One attempt: credentials, wire, error mapping; after a 401 once more with renewed credentials. Cancelling the future
 * ends the request on the wire.
 */
final class WireAttempt<T> {
    /** Where the services put their own id of a request: general, Atlassian, Slack, SendGrid, Graph, Power Automate, Twilio. */
    private static final List<String> REQUEST_ID_HEADERS = List.of(
            "X-Request-Id",
            "X-ARequestId",
            "Atl-Traceid",
            "X-Slack-Req-Id",
            "X-Message-Id",
            "request-id",
            "x-ms-workflow-run-id",
            "Twilio-Request-Id");

    private final HttpTransport transport;
    private final Authentication authentication;
    private final CallContext context;
    private final AtomicBoolean renewed;
    private final AnswerReader<T> answers;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private volatile CompletableFuture<?> onTheWire = CompletableFuture.completedFuture(null);
    /** With the credentials that the last answer was given to; used by one stage after the other. */
    private HttpRequest sent;

    /**
     * @param renewed whether the call has renewed its credentials already
     * @param answers makes of a good answer what the caller wants; AttemptException if it cannot
     */
    WireAttempt(HttpTransport transport, AtomicBoolean renewed, AnswerReader<T> answers) {
        this.transport = transport;
        this.authentication = answers.authentication();
        this.context = answers.context();
        this.renewed = renewed;
        this.answers = answers;
    }

    CompletableFuture<T> start(HttpRequest request) {
        outcome.whenComplete((value, thrown) -> onTheWire.cancel(true));
        // What earlier requests of the call did has to be known before this one does more.
        context.journal()
                .store()
                .thenCompose(stored -> authenticated(request))
                .thenCompose(response -> response.status() == 401 && renewed.compareAndSet(false, true)
                        ? withRenewedCredentials(request, response)
                        : CompletableFuture.completedFuture(response))
                .thenApply(answers::read)
                .whenComplete((value, thrown) -> {
                    if (thrown == null) {
                        outcome.complete(value);
                    } else {
                        outcome.completeExceptionally(thrown);
                    }
                });
        return outcome;
    }

    private CompletionStage<HttpResponse> withRenewedCredentials(HttpRequest request, HttpResponse refused) {
        return authentication
                .renew(sent, refused)
                .handle(this::orCannotAuthenticate)
                .thenCompose(
                        isRenewed -> isRenewed ? authenticated(request) : CompletableFuture.completedFuture(refused));
    }

    private CompletionStage<HttpResponse> authenticated(HttpRequest request) {
        return authentication
                .authenticate(request)
                .handle(this::orCannotAuthenticate)
                .thenCompose(this::sendOnce);
    }

    /** Nothing was sent yet, so that the failure may be repeated as its own happening says. */
    private <R> R orCannotAuthenticate(@CheckForNull R value, @CheckForNull Throwable thrown) {
        if (thrown == null) {
            return value;
        }
        Throwable cause = StageFailure.cause(thrown);
        if (cause instanceof AttemptException failed) {
            String sentence = failed.failure().getMessage();
            throw new AttemptException(
                    failed.failure().withMessage(context.subject() + sentence),
                    failed.happening(),
                    failed.retryAfter());
        }
        throw new CompletionException(cause);
    }

    private CompletionStage<HttpResponse> sendOnce(HttpRequest request) {
        if (outcome.isDone()) {
            // Cancelled while the credentials were fetched.
            return CompletableFuture.failedFuture(new CancellationException("cancelled"));
        }
        context.trace().attempt();
        sent = request;
        CompletableFuture<HttpResponse> exchange =
                transport.send(request, context.options().carrier());
        onTheWire = exchange;
        if (outcome.isDone()) {
            exchange.cancel(true);
        }
        return exchange.handle((response, thrown) -> {
            if (thrown != null) {
                throw TransportFailures.toAttempt(thrown, context, request.url().getHost());
            }
            context.trace().answered(response.status(), requestId(response));
            return response;
        });
    }

    @CheckForNull
    private String requestId(HttpResponse response) {
        for (String name : REQUEST_ID_HEADERS) {
            Optional<String> id = response.header(name);
            if (id.isPresent()) {
                return authentication.redactor().redact(id.get());
            }
        }
        return null;
    }
}
