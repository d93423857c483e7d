package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs an action for a build: renders it, calls the service, tells log and build page. The one path for Pipeline,
 * freestyle and rules.
 */
public final class ActionRunner {
    private static final Logger LOGGER = Logger.getLogger(ActionRunner.class.getName());

    private final Run<?, ?> run;
    private final Caller caller;
    private final TaskListener listener;
    private final Redactor mask;
    private final String rule;

    /** @param mask hides the values that the build marks as sensitive wherever something is shown */
    public ActionRunner(Run<?, ?> run, TaskListener listener, Redactor mask) {
        this(Caller.of(run), listener, mask, null);
    }

    private ActionRunner(Caller caller, TaskListener listener, Redactor mask, @CheckForNull String rule) {
        this.run = caller.run();
        this.caller = caller;
        this.listener = listener;
        this.mask = mask;
        this.rule = rule;
    }

    /** For a rule: with the connections of its place, and for a build that may be gone; then nobody is told. */
    public static ActionRunner forRule(Caller caller, TaskListener listener, Redactor mask, String rule) {
        return new ActionRunner(caller, listener, mask, rule);
    }

    /**
     * How a call of the action is made: with the files and test results of the build. What is wrong with a report,
     * and how far the call is, is told in the build's log.
     *
     * @param idempotencyKey see {@link CallOptions#idempotencyKey}
     */
    public CallOptions options(
            String idempotencyKey, ConnectorAction action, Workspace workspace, Cancellation cancellation) {
        CallOptions options = options(idempotencyKey, ActionFacts.of(action), workspace, cancellation);
        return action.isFresh() ? options.asFresh() : options;
    }

    /** As the other one, for what is left of an action; without test results where the build is gone. */
    public CallOptions options(
            String idempotencyKey, ActionFacts action, Workspace workspace, Cancellation cancellation) {
        ConnectionService service = ConnectionService.get();
        Consumer<String> log = news -> log(action.symbol() + ": " + news);
        CallOptions options = CallOptions.withKey(idempotencyKey)
                .withCancellation(cancellation)
                .withFiles(service.files(workspace, cancellation))
                .withProgress(log);
        return run == null
                ? options
                : options.withTestResults(service.testResults(run, workspace, cancellation, log))
                        .withFailureHistory(JobFailureHistory.of(run, service.work()));
    }

    /**
     * Renders the action and runs it; may block for a moment, so call it in {@link ConnectionService#work}.
     *
     * @return completes with the outcome, or with CancellationException when cancelled
     */
    public CompletionStage<ActionOutcome> start(ConnectorAction action, ActionContext context, CallOptions options) {
        OperationRequest request;
        try {
            request = action.toOperation(context);
        } catch (IllegalArgumentException unrenderable) {
            return CompletableFuture.completedFuture(unrenderable(action, unrenderable));
        }
        return start(action, request, options);
    }

    /** As the other one, with the request that the action was rendered into. */
    public CompletionStage<ActionOutcome> start(ConnectorAction action, OperationRequest request, CallOptions options) {
        ActionFacts facts = ActionFacts.of(action);
        // What is not sent is no message that a later one would update.
        boolean isUpdatedLater =
                action.isOnePerBuild() && !ConnectionService.get().isDryRun(caller, facts, request);
        CompletionStage<ExternalSystemResult> called =
                isUpdatedLater ? messages(facts).send(request, options) : call(facts, request, options);
        return called.thenApplyAsync(
                result -> finish(facts, UnsentCall.complete(action, result)),
                ConnectionService.get().work());
    }

    /** The build's one message. */
    private BuildMessageSender messages(ActionFacts facts) {
        return ConnectionService.get().buildMessages(run, (request, options) -> call(facts, request, options));
    }

    /** Has a message of the build tell how it ended. */
    CompletionStage<ExternalSystemResult> end(ConnectorAction action, BuildMessages.Kept message, BuildReport report) {
        return messages(ActionFacts.of(action)).end(message, report);
    }

    /** The end of an action whose fields cannot be rendered. @param problem names the field */
    public ActionOutcome unrenderable(ConnectorAction action, IllegalArgumentException problem) {
        return fail(action, new ExternalSystemException(ErrorCode.VALIDATION_ERROR, problem.getMessage() + "."));
    }

    /** The end of an action that failed before or beside its call. */
    public ActionOutcome fail(ConnectorAction action, ExternalSystemException failure) {
        ActionFacts facts = ActionFacts.of(action);
        return finish(facts, ExternalSystemResult.failure(facts.symbol(), failure, Map.of()));
    }

    /** Whether the request can be run again when it may have been carried out already. */
    public boolean isSafeToRepeat(ConnectorAction action, OperationRequest request) {
        return isSafeToRepeat(ActionFacts.of(action), request);
    }

    /** As the other one, for what is left of an action. */
    public boolean isSafeToRepeat(ActionFacts action, OperationRequest request) {
        return action.isDryRun() || ConnectionService.get().isSafeToRepeat(caller, action, request);
    }

    /** Writes a line about the action into the build's log, without the values that the build marks as sensitive. */
    public void tell(ConnectorAction action, String news) {
        log(ActionFacts.of(action).symbol() + ": " + news);
    }

    private void log(String line) {
        String told = rule == null ? line : "rule '" + rule + "': " + line;
        listener.getLogger().println(mask.redact(told).replaceAll("\\s*\\R\\s*", " "));
    }

    /**
     * Sends a request, and tells nobody; may block for a moment, so call it in {@link ConnectionService#work}.
     *
     * @return completes with a result, good or bad, or with CancellationException when cancelled
     */
    public CompletionStage<ExternalSystemResult> call(
            ActionFacts action, OperationRequest request, CallOptions options) {
        try {
            return ConnectionService.get().execute(caller, action, request, options);
        } catch (CancellationException ending) {
            return CompletableFuture.failedFuture(ending);
        } catch (RuntimeException unexpected) {
            // A failure like others: whether it breaks the build is for onError to say.
            LOGGER.log(Level.WARNING, unexpected, () -> "Cannot run " + action.symbol() + " for " + run);
            String kind = unexpected.getClass().getSimpleName();
            ExternalSystemException failure = new ExternalSystemException(
                    ErrorCode.EXCEPTION, "Unexpected " + kind + "; the log of Jenkins has more.");
            return CompletableFuture.completedFuture(ExternalSystemResult.failure(action.symbol(), failure, Map.of()));
        }
    }

    /** Tells log and build page about a result. What fails the build is left to the caller, who ends the build with it. */
    public ActionOutcome finish(ActionFacts action, ExternalSystemResult result) {
        ActionRecord record = ActionRecord.of(action.symbol(), action.connection(), action.isLimited(), result, mask)
                .byRule(rule);
        ActionOutcome outcome = new ActionOutcome(masked(result), action.onError(), record.toLogLine());
        if (outcome.isGood()) {
            log(outcome.logLine());
            UnsentCall.of(outcome.result())
                    .ifPresent(unsent -> listener.getLogger().println(unsent.toText()));
        } else if (outcome.warns() || outcome.makesUnstable()) {
            log("WARNING: " + outcome.logLine());
        }
        if (run != null) {
            ExternalSystemsBuildAction.add(run, record);
        }
        return outcome;
    }

    /** A refusal, or a dry run, quotes what was sent; its text leaves the block of the build that hides the sensitive values. */
    private ExternalSystemResult masked(ExternalSystemResult result) {
        if (result.success() && !result.isDryRun()) {
            // The data is the script's own, but the reason of a verdict is told; its level is never hidden by a value.
            Map<String, Object> metadata = new LinkedHashMap<>(result.metadata());
            metadata.computeIfPresent(MetadataKeys.VERDICT_REASON, (key, reason) -> mask.redactData(reason));
            return ExternalSystemResult.success(result.operation(), result.resultData(), metadata);
        }
        return UnsentCall.masked(result, mask);
    }
}
