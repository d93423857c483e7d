package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.DryRunStop;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.mail.MailSession;
import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.resilience.AttemptPolicy;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hands one message over. Up to the final dot the server has nothing, so that whatever fails before may be tried again; from
 * there on nothing is. The journal knows before the message's data goes out that it may: a repeat after a restart reads
 * there whether the message may have arrived.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2.6">RFC 5321, section 4.5.3.2.6: a client that gives up
 *     behind the final dot may cause a second copy</a>
 */
final class MessageSender {
    private static final long SMALL_BYTES = 1024L * 1024;
    private static final long BYTES_A_SECOND = 256L * 1024;

    private final Connections connections;
    private final ResiliencePipeline pipeline;
    private final SmtpErrors errors;
    private final AttemptPolicy policy;

    MessageSender(
            Connections connections, ResiliencePipeline pipeline, SmtpErrors errors, int messagesPerMinute, int burst) {
        this.connections = connections;
        this.pipeline = pipeline;
        this.errors = errors;
        this.policy = new AttemptPolicy(
                RepeatSafety.UNSAFE,
                messagesPerMinute == 0
                        ? List.of()
                        : List.of(new RateLimit("messages", messagesPerMinute, Duration.ofMinutes(1), burst)));
    }

    CallSession session() {
        return new CallSession(connections);
    }

    /**
     * Hands the message over.
     *
     * @param note under which the journal knows that the data may have gone out
     * @return what the server took; fails with {@code outcome: unknown} where it may have taken it without saying so
     */
    CompletionStage<Sent> send(Outgoing outgoing, CallSession session, String note, CallContext context) {
        if (context.isDryRun()) {
            throw new DryRunStop(UnsentMessage.describe(outgoing));
        }
        if (context.isRepeat() && Boolean.TRUE.equals(context.journal().noted(note))) {
            throw new ExternalSystemException(
                            ErrorCode.TIMEOUT_ERROR,
                            context.subject()
                                    + "an earlier try may have handed the message over, and SMTP cannot tell; it"
                                    + " was not sent again.")
                    .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
        long large = outgoing.envelope().size() - SMALL_BYTES;
        if (large > 0) {
            context.trace().extend(Duration.ofSeconds(large / BYTES_A_SECOND));
        }
        return pipeline.execute(context, policy, () -> attempt(outgoing, session, note, context))
                .handle((sent, thrown) -> {
                    if (thrown != null) {
                        throw settled(thrown, session, note, context);
                    }
                    return sent;
                });
    }

    /** A deadline may cut an attempt anywhere; only behind the final dot nobody knows. */
    private static RuntimeException settled(Throwable thrown, CallSession session, String note, CallContext context) {
        Throwable cause = StageFailure.cause(thrown);
        boolean mayHaveArrived = session.abortIfCut(cause);
        if (!mayHaveArrived && Boolean.TRUE.equals(context.journal().noted(note))) {
            context.journal().note(note, false);
        }
        if (cause instanceof ExternalSystemException failure && !mayHaveArrived && failure.isOutcomeUnknown()) {
            return new ExternalSystemException(
                    ErrorCode.TIMEOUT_ERROR,
                    context.subject() + "the deadline passed before the message was handed over; nothing was sent.");
        }
        return StageFailure.again(cause);
    }

    private CompletableFuture<Sent> attempt(Outgoing outgoing, CallSession session, String note, CallContext context) {
        Running running = new Running();
        CompletableFuture<Sent> outcome = new CompletableFuture<>();
        outcome.whenComplete((sent, thrown) -> {
            if (outcome.isCancelled()) {
                running.cancel();
            }
        });
        context.trace().attempt();
        session.get(running)
                .thenCompose(open -> running.run(open.begin(outgoing.envelope()))
                        .thenCompose(refused -> handOver(open, outgoing, refused, running, note, context)))
                .whenComplete((sent, thrown) -> {
                    if (thrown == null) {
                        outcome.complete(sent);
                    } else {
                        outcome.completeExceptionally(errors.toAttempt(thrown, context));
                    }
                });
        return outcome;
    }

    private static CompletionStage<Sent> handOver(
            MailSession open,
            Outgoing outgoing,
            List<RefusedRecipient> refused,
            Running running,
            String note,
            CallContext context) {
        context.journal().note(note, true);
        return context.journal()
                .store()
                .thenCompose(stored -> running.run(open.transmit(outgoing.message())))
                .thenApply(reply -> new Sent(outgoing, refused, reply));
    }
}
