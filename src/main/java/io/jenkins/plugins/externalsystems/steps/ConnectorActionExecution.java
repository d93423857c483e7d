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
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.runtime.ActionOutcome;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import io.jenkins.plugins.externalsystems.runtime.RunContext;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * One run of an action in a Pipeline. {@link #start} only hands it to the pool, so the Pipeline's thread is free at once.
 *
 * <p>The request and the state {@code sending} are saved before the first byte, and the steps that a composite operation
 * has done before its next one. After a restart of the controller an action that had not begun is run; one that had begun
 * is run as a repeat, which looks first for what was sent, or ends with an unknown outcome where nobody can look.
 */
final class ConnectorActionExecution extends StepExecution {
    private static final long serialVersionUID = 2L;

    private final ConnectorAction action;
    private final SavedCall saved = new SavedCall(UUID.randomUUID().toString());

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
        submit(saved.isSending() ? this::resume : this::send);
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
        return saved.isSending() ? "waiting for the external system" : "waiting to be sent";
    }

    private void submit(Work work) {
        cancellation = new Cancellation();
        inPool(work);
    }

    private void inPool(Work work) {
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
        if (isEnding()) {
            return;
        }
        ActionRunner runner = runner();
        OperationRequest request;
        try {
            request = action.toOperation(new RunContext(run(), saved.idempotencyKey(), UnaryOperator.identity()));
        } catch (IllegalArgumentException unrenderable) {
            complete(runner.unrenderable(action, unrenderable));
            return;
        }
        saved.sending(request);
        saveState()
                .whenComplete((done, failure) -> inPool(() -> {
                    if (failure == null) {
                        call(runner, request, options(runner));
                    } else if (!stopped) {
                        complete(runner.fail(action, unsavable("nothing was sent", failure)));
                    }
                }));
    }

    private void resume() throws IOException, InterruptedException {
        ActionRunner runner = runner();
        OperationRequest request = saved.request();
        if (runner.isSafeToRepeat(action, request)) {
            runner.tell(action, saved.resumption());
            call(runner, request, options(runner).asRepeat());
        } else {
            complete(runner.fail(action, notSentAgain()));
        }
    }

    private CallOptions options(ActionRunner runner) {
        return runner.options(saved.idempotencyKey(), action, new StepWorkspace(getContext()), cancellation)
                .withJournal(new StepJournal(saved.completedSteps(), this::saveSteps));
    }

    /** What is in a file by now may be older than what happens next: the shutdown has saved the builds already. */
    private static boolean isEnding() {
        return Permissions.controller().isTerminating();
    }

    private void call(ActionRunner runner, OperationRequest request, CallOptions options) {
        if (isEnding()) {
            return;
        }
        runner.start(action, request, options).whenComplete((outcome, thrown) -> {
            Throwable cause = thrown == null ? null : StageFailure.cause(thrown);
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

    private CompletionStage<?> saveSteps(Map<String, Object> completed) {
        saved.completed(completed);
        return saveState().exceptionally(failure -> {
            throw unsavable("the next step was not sent", failure);
        });
    }

    /** Completes when the build's state is on the disk, as far as the Pipeline's durability setting has it written. */
    private CompletableFuture<Void> saveState() {
        return PipelineState.save(getContext(), ConnectionService.get().work());
    }

    private static ExternalSystemException unsavable(String consequence, Throwable failure) {
        return new ExternalSystemException(
                ErrorCode.EXCEPTION, "The state of the build cannot be saved, so " + consequence + ".", failure);
    }

    private static ExternalSystemException notSentAgain() {
        return new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        "Jenkins was restarted while this was being sent, so it was not sent again.")
                .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
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
