package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildMessage;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.Turns;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/**
 * Sends a build's one message the first time, and gives it new content from then on. What is about to be sent is saved before:
 * whoever comes next, also after a restart, looks for what may have arrived. One at a time for each build.
 */
final class BuildMessageSender {
    private final Run<?, ?> run;
    private final Turns turns;
    private final ExecutorService work;
    private final Wire wire;

    /** The way to the service. */
    interface Wire {
        CompletionStage<ExternalSystemResult> send(OperationRequest request, CallOptions options);
    }

    BuildMessageSender(Run<?, ?> run, Turns turns, ExecutorService work, Wire wire) {
        this.run = run;
        this.turns = turns;
        this.work = work;
        this.wire = wire;
    }

    /** Sends new content, which is told while the build runs. */
    CompletionStage<ExternalSystemResult> send(OperationRequest request, CallOptions options) {
        return inTurn(() -> {
            BuildMessages.Kept known = BuildMessages.find(run, request).orElse(null);
            return sendNow(request, known, false, options);
        });
    }

    /** Has a message tell how the build ended. */
    CompletionStage<ExternalSystemResult> end(BuildMessages.Kept message, BuildReport report) {
        OperationRequest request = BuildMessage.ended(message.request(), RunFacts.of(run), report);
        CallOptions options = CallOptions.withKey(request.idempotencyKey());
        return inTurn(() -> sendNow(request, BuildMessages.find(run, request).orElse(message), true, options));
    }

    private CompletionStage<ExternalSystemResult> inTurn(Sending sending) {
        Turns.Turn turn = turns.ask(run.getExternalizableId());
        return turn.begins()
                .thenComposeAsync(now -> sending.start(), work)
                .whenComplete((result, failure) -> turn.end())
                .exceptionally(BuildMessageSender::refused);
    }

    private static ExternalSystemResult refused(Throwable failure) {
        if (StageFailure.cause(failure) instanceof ExternalSystemException refusal) {
            return ExternalSystemResult.failure("send_message", refusal, Map.of());
        }
        throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
    }

    private CompletionStage<ExternalSystemResult> sendNow(
            OperationRequest request, @CheckForNull BuildMessages.Kept known, boolean isEnd, CallOptions options) {
        String id = known == null ? null : known.id();
        if (id != null) {
            return update(request, id, isEnd, options);
        }
        // A webhook gives no id, so what it sent is over at once.
        boolean isTried = known != null && !known.isOver();
        OperationRequest first = known == null || known.isOver()
                ? request
                : withKey(request, known.request().idempotencyKey());
        keep(new BuildMessages.Kept(first, null, false));
        OpenBuildMessages.add(run);
        CallOptions how = isTried && !options.isRepeat()
                ? CallOptions.withKey(first.idempotencyKey())
                        .withCancellation(options.cancellation())
                        .asRepeat()
                : options;
        return wire.send(first, how).thenComposeAsync(result -> sent(first, result, isTried, isEnd, options), work);
    }

    private CompletionStage<ExternalSystemResult> sent(
            OperationRequest first, ExternalSystemResult result, boolean isTried, boolean isEnd, CallOptions options) {
        if (!result.success()) {
            return CompletableFuture.completedFuture(result);
        }
        Object id = result.resultData().get("id");
        if (id == null) {
            keep(new BuildMessages.Kept(first, null, true));
            return CompletableFuture.completedFuture(result);
        }
        keep(new BuildMessages.Kept(first, id.toString(), isEnd && !isTried));
        // What an earlier try sent may be what was found, with its content of then.
        return isTried ? update(first, id.toString(), isEnd, options) : CompletableFuture.completedFuture(result);
    }

    private CompletionStage<ExternalSystemResult> update(
            OperationRequest request, String id, boolean isEnd, CallOptions options) {
        keep(new BuildMessages.Kept(request, id, false));
        return wire.send(BuildMessage.update(request, id), options)
                .thenApplyAsync(
                        result -> {
                            if (isEnd && !mayBeTriedAgain(result)) {
                                keep(new BuildMessages.Kept(request, id, true));
                            }
                            return result;
                        },
                        work);
    }

    /** After the next start of Jenkins. */
    private static boolean mayBeTriedAgain(ExternalSystemResult result) {
        ErrorCode code = result.errorCode();
        return code != null && code.isTransient();
    }

    private void keep(BuildMessages.Kept message) {
        try {
            BuildMessages.keep(run, message);
        } catch (IOException unsaved) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    "The state of the build cannot be saved, so the message was not sent.",
                    unsaved);
        }
    }

    private static OperationRequest withKey(OperationRequest request, String key) {
        return new OperationRequest(request.connection(), request.operation(), request.parameters(), key);
    }

    private interface Sending {
        CompletionStage<ExternalSystemResult> start();
    }
}
