package io.jenkins.plugins.externalsystems.runtime;

import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Runs an action for a build: renders it, calls the service, tells log and build page. The one path for Pipeline,
 * freestyle and rules.
 */
public final class ActionRunner {
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final Redactor mask;

    /** @param mask hides the values that the build marks as sensitive wherever something is shown */
    public ActionRunner(Run<?, ?> run, TaskListener listener, Redactor mask) {
        this.run = run;
        this.listener = listener;
        this.mask = mask;
    }

    /**
     * Runs the action; may block for a moment, so call it in {@link ConnectionService#work}.
     *
     * @return completes with the outcome, or with CancellationException when cancelled
     */
    public CompletionStage<ActionOutcome> start(ConnectorAction action, ActionContext context, CallOptions options) {
        ConnectionService service = ConnectionService.get();
        return call(service, action, context, options)
                .thenApplyAsync(result -> finish(action, result), service.work());
    }

    private CompletionStage<ExternalSystemResult> call(
            ConnectionService service, ConnectorAction action, ActionContext context, CallOptions options) {
        try {
            OperationRequest request = action.toOperation(context);
            return service.execute(run, action, request, options);
        } catch (IllegalArgumentException unrenderable) {
            ExternalSystemException failure =
                    new ExternalSystemException(ErrorCode.VALIDATION_ERROR, unrenderable.getMessage() + ".");
            return CompletableFuture.completedFuture(
                    ExternalSystemResult.failure(symbol(action), failure, Map.of()));
        }
    }

    /** Tells log and build page about a result. */
    public ActionOutcome finish(ConnectorAction action, ExternalSystemResult result) {
        ActionOutcome outcome = new ActionOutcome(result, action.effectiveOnError());
        ActionRecord record = ActionRecord.of(symbol(action), action.getConnection(), result, mask);
        if (result.success()) {
            listener.getLogger().println(record.toLogLine());
        } else if (outcome.onError() == OnError.WARN || outcome.onError() == OnError.UNSTABLE) {
            listener.getLogger().println("WARNING: " + record.toLogLine());
        } else if (outcome.onError() == OnError.FAIL) {
            listener.getLogger().println("ERROR: " + record.toLogLine());
        }
        ExternalSystemsBuildAction.add(run, record);
        return outcome;
    }

    private static String symbol(ConnectorAction action) {
        Descriptor<ConnectorAction> descriptor = action.getDescriptor();
        return ((ConnectorActionDescriptor) descriptor).symbol();
    }
}
