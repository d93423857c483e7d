package io.jenkins.plugins.externalsystems.publishers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Executor;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.runtime.ActionOutcome;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import io.jenkins.plugins.externalsystems.runtime.RunContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** Runs a list of conditional actions for a freestyle build, one after the other. */
final class ActionList {
    private ActionList() {}

    /** What the form gives for an empty list is null. */
    static List<ConditionalAction> copyOf(@CheckForNull List<ConditionalAction> actions) {
        return actions == null ? List.of() : new ArrayList<>(actions);
    }

    /** Runs those whose condition holds when their turn comes; the rest are run even after one that fails the build. */
    static void perform(List<ConditionalAction> actions, AbstractBuild<?, ?> build, BuildListener listener)
            throws IOException {
        perform(actions, entry -> entry.condition().holds(build), build, listener);
    }

    /** Posts the messages that tell a build from its start on: those that are one for each build, under any condition. */
    static void begin(List<ConditionalAction> actions, AbstractBuild<?, ?> build, BuildListener listener)
            throws IOException {
        perform(
                actions,
                entry -> entry.condition() == Condition.ALWAYS
                        && entry.getAction().isOnePerBuild(),
                build,
                listener);
    }

    private static void perform(
            List<ConditionalAction> actions,
            Predicate<ConditionalAction> isWanted,
            AbstractBuild<?, ?> build,
            BuildListener listener)
            throws IOException {
        ActionRunner runner = new ActionRunner(build, listener, sensitiveValues(build));
        try {
            for (ConditionalAction entry : actions) {
                if (isWanted.test(entry)) {
                    apply(perform(entry, build, listener, runner), build, listener);
                }
            }
        } catch (InterruptedException aborted) {
            abort(build, listener);
        }
    }

    private static ActionOutcome perform(
            ConditionalAction entry, AbstractBuild<?, ?> build, BuildListener listener, ActionRunner runner)
            throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        Cancellation cancellation = new Cancellation();
        ActionContext context = new RunContext(
                build, key, new VariableExpansion(build, listener, BuildVariables.of(build, listener))::expand);
        CallOptions options = runner.options(key, entry.getAction(), new BuildWorkspace(build), cancellation);
        CompletableFuture<ActionOutcome> outcome = CompletableFuture.supplyAsync(
                        () -> runner.start(entry.getAction(), context, options),
                        ConnectionService.get().work())
                .thenCompose(started -> started);
        try {
            return outcome.get();
        } catch (InterruptedException aborted) {
            cancellation.cancel();
            throw aborted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException) {
                throw new AbortException("Jenkins is shutting down");
            }
            throw new IOException(failed.getCause());
        }
    }

    private static void apply(ActionOutcome outcome, AbstractBuild<?, ?> build, BuildListener listener) {
        if (outcome.failsBuild()) {
            listener.getLogger().println("ERROR: " + outcome.logLine());
            build.setResult(Result.FAILURE);
        } else if (outcome.makesUnstable()) {
            build.setResult(Result.UNSTABLE);
        }
    }

    /** What Jenkins does for build steps; thrown on, the interrupt would be a stack trace and a failed build. */
    private static void abort(AbstractBuild<?, ?> build, BuildListener listener) {
        Executor executor = build.getExecutor();
        build.setResult(executor == null ? Result.ABORTED : executor.abortResult());
        if (executor != null) {
            executor.recordCauseOfInterruption(build, listener);
        }
    }

    private static Redactor sensitiveValues(AbstractBuild<?, ?> build) {
        Map<String, String> variables = new HashMap<>(build.getBuildVariables());
        variables.keySet().retainAll(build.getSensitiveBuildVariables());
        return Redactor.of(List.copyOf(variables.values()));
    }
}
