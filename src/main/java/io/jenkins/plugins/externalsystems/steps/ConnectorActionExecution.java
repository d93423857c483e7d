package io.jenkins.plugins.externalsystems.steps;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.runtime.ActionOutcome;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One run of an action in a Pipeline. {@link #start} only hands it to the pool, so the Pipeline's thread is free at once.
 *
 * <p>The state {@code sending} is saved before the first request: after a restart of the controller an action that had not
 * begun is run, one that had begun is run again if that is safe, and else ends with an unknown outcome instead of being done
 * twice.
 */
final class ConnectorActionExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final ConnectorAction action;
    private final String idempotencyKey = UUID.randomUUID().toString();
    private volatile boolean sending;

    private transient volatile Cancellation cancellation;
    private transient volatile boolean stopped;

    ConnectorActionExecution(StepContext context, ConnectorAction action) {
        super(context);
        this.action = action;
    }

    @Override
    public boolean start() {
        submit(this::send);
        return false;
    }

    @Override
    public void onResume() {
        super.onResume();
        submit(this::resume);
    }

    /** Ends the wait at once; the request on the wire is cancelled. */
    @Override
    public void stop(@NonNull Throwable cause) {
        stopped = true;
        Cancellation running = cancellation;
        if (running != null) {
            running.cancel();
        }
        getContext().onFailure(cause);
    }

    @Override
    public String getStatus() {
        return sending ? "waiting for the external system" : "waiting to be sent";
    }

    private void submit(Work work) {
        cancellation = new Cancellation();
        try {
            ConnectionService.get().work().execute(() -> {
                try {
                    work.run();
                } catch (InterruptedException ending) {
                    Thread.currentThread().interrupt();
                } catch (IOException | RuntimeException failed) {
                    getContext().onFailure(failed);
                }
            });
        } catch (RejectedExecutionException ending) {
            // Jenkins is shutting down: the step is run again when it is back.
        }
    }

    private void send() throws IOException, InterruptedException {
        ActionRunner runner = runner();
        sending = true;
        getContext()
                .saveState()
                .addListener(() -> startCall(runner), ConnectionService.get().work());
    }

    private void startCall(ActionRunner runner) {
        CallOptions options = CallOptions.withKey(idempotencyKey).withCancellation(cancellation);
        runner.start(action, new PipelineContext(idempotencyKey), options).whenComplete((outcome, thrown) -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            if (cause == null) {
                complete(outcome);
            } else if (!stopped && !isEnding(cause)) {
                getContext().onFailure(cause);
            }
        });
    }

    /** Cancelled by nobody, or no thread left: Jenkins is shutting down, and the step resumes when it is back. */
    private static boolean isEnding(Throwable cause) {
        return cause instanceof CancellationException || cause instanceof RejectedExecutionException;
    }

    private void resume() throws IOException, InterruptedException {
        if (!sending || runner().isSafeToRepeat(action, new PipelineContext(idempotencyKey))) {
            send();
        } else {
            endUnknown();
        }
    }

    private void endUnknown() throws IOException, InterruptedException {
        ExternalSystemException failure = new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        "Jenkins was restarted while this was being sent, so it was not sent again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        complete(runner().finish(action, ExternalSystemResult.failure("resume", failure, Map.of())));
    }

    private void complete(ActionOutcome outcome) {
        if (outcome.failsBuild()) {
            getContext().onFailure(new AbortException(outcome.logLine()));
            return;
        }
        try {
            if (outcome.makesUnstable()) {
                run().setResult(Result.UNSTABLE);
            }
            getContext().onSuccess(outcome.toMap());
        } catch (IOException failed) {
            getContext().onFailure(failed);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private ActionRunner runner() throws IOException, InterruptedException {
        TaskListener listener = Objects.requireNonNull(getContext().get(TaskListener.class));
        return new ActionRunner(run(), listener, SensitiveValues.around(getContext()));
    }

    private Run<?, ?> run() throws IOException, InterruptedException {
        return Objects.requireNonNull(getContext().get(Run.class));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
