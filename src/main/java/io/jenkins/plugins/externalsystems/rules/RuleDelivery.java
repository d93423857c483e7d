package io.jenkins.plugins.externalsystems.rules;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.model.Item;
import hudson.model.Items;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.delivery.Courier;
import io.jenkins.plugins.externalsystems.core.delivery.OutboxEntry;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.publishers.BuildVariables;
import io.jenkins.plugins.externalsystems.runtime.ActionRunner;
import io.jenkins.plugins.externalsystems.runtime.Caller;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Renders what rules ask for while the build is there, sends it with the connections of the rule's place, and tells the
 * build page. Once it is rendered, neither the build nor its job is needed.
 */
final class RuleDelivery implements Courier {
    private static final Logger LOGGER = Logger.getLogger(RuleDelivery.class.getName());

    /** Of builds that run and have a rule for their start, by their ids. */
    private final Map<String, TaskListener> logs = new ConcurrentHashMap<>();

    /** The log of a build that has just started, for what is told before it ends. */
    void listen(Run<?, ?> run, TaskListener log) {
        logs.put(run.getExternalizableId(), log);
    }

    /** The build has ended, and its log with it. */
    void forget(Run<?, ?> run) {
        logs.remove(run.getExternalizableId());
    }

    @CheckForNull
    @Override
    public OutboxEntry prepare(OutboxEntry entry) {
        RuleRun application = RuleRun.fromMap(entry.payload());
        Run<?, ?> run = run(application);
        if (run == null) {
            LOGGER.info(
                    () -> "Build " + application.build() + " was gone before rule '" + application.rule() + "' began");
            return null;
        }
        try {
            OperationRequest request = render(application, run, entry.id());
            RuleRun rendered = application.rendered(request);
            Caller caller = new Caller(folder(application), application.job(), run);
            return entry.prepared(
                    "to " + ConnectionService.get().target(caller, application.facts(), request), rendered.toMap());
        } catch (ExternalSystemException refused) {
            ended(entry, ExternalSystemResult.failure(application.facts().symbol(), refused, Map.of()));
            return null;
        }
    }

    /** @throws ExternalSystemException for what cannot be rendered, now or ever */
    private static OperationRequest render(RuleRun application, Run<?, ?> run, String key) {
        try {
            ConnectorAction action =
                    (ConnectorAction) Items.XSTREAM2.fromXML(Objects.requireNonNull(application.action()));
            new NotificationRule(application.rule(), action).checkReports();
            OperationRequest request = action.toOperation(RuleContext.of(run, key));
            // Tokens reach variables by ways of their own.
            return OperationRequest.fromMap(masked(request, sensitiveValues(run)));
        } catch (IllegalArgumentException unrenderable) {
            throw new ExternalSystemException(ErrorCode.VALIDATION_ERROR, unrenderable.getMessage() + ".");
        } catch (IOException unknown) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION, "The variables of the build cannot be found out.", unknown);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Jenkins is shutting down");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> masked(OperationRequest request, Redactor mask) {
        Map<String, Object> map = request.toMap();
        map.put("parameters", mask.redactData(request.parameters()));
        return map;
    }

    private static Redactor sensitiveValues(@CheckForNull Run<?, ?> run) {
        if (run == null) {
            return Redactor.nothing();
        }
        try {
            EnvVars variables = BuildVariables.of(run, TaskListener.NULL);
            List<String> values = new ArrayList<>();
            for (String name : BuildVariables.sensitive(run)) {
                if (variables.get(name) != null) {
                    values.add(variables.get(name));
                }
            }
            return Redactor.of(values);
        } catch (IOException unknown) {
            // Nothing of them got into the request then.
            return Redactor.nothing();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Jenkins is shutting down");
        }
    }

    @Override
    public boolean isSafeToRepeat(OutboxEntry entry) {
        RuleRun application = RuleRun.fromMap(entry.payload());
        return runner(application).isSafeToRepeat(application.facts(), Objects.requireNonNull(application.request()));
    }

    @Override
    public CompletionStage<ExternalSystemResult> send(OutboxEntry entry, boolean isRepeat, StepJournal journal) {
        RuleRun application = RuleRun.fromMap(entry.payload());
        OperationRequest request = Objects.requireNonNull(application.request());
        if (application.folder() != null && folder(application) == null) {
            return CompletableFuture.completedFuture(ExternalSystemResult.failure(
                    request.operation(),
                    new ExternalSystemException(
                            ErrorCode.CONFIGURATION_ERROR,
                            "Folder '" + application.folder() + "', which had the rule, is gone."),
                    Map.of()));
        }
        ActionRunner runner = runner(application);
        CallOptions options = runner.options(
                        entry.id(), application.facts(), new RuleWorkspace(run(application)), new Cancellation())
                .withJournal(journal);
        return runner.call(application.facts(), request, isRepeat ? options.asRepeat() : options);
    }

    /** Told once; that it waits still is no news. */
    @Override
    public void postponed(OutboxEntry entry, ExternalSystemResult result, Instant next) {
        if (entry.tries() == 1) {
            tell(
                    entry,
                    new ExternalSystemResult(
                            false,
                            result.operation(),
                            result.resultData(),
                            result.errorMessage() + " It is tried again for a day.",
                            result.errorCode(),
                            result.metadata()));
        }
    }

    @Override
    public void ended(OutboxEntry entry, ExternalSystemResult result) {
        tell(entry, result);
    }

    private void tell(OutboxEntry entry, ExternalSystemResult result) {
        RuleRun application = RuleRun.fromMap(entry.payload());
        try {
            runner(application).finish(application.facts(), result);
        } catch (RuntimeException untold) {
            LOGGER.log(Level.WARNING, untold, () -> "Cannot tell build " + application.build() + " about a rule");
        }
    }

    private ActionRunner runner(RuleRun application) {
        Run<?, ?> run = run(application);
        TaskListener log = logs.get(application.build());
        return ActionRunner.forRule(
                new Caller(folder(application), application.job(), run),
                log != null && run != null && run.isBuilding() ? log : TaskListener.NULL,
                sensitiveValues(run),
                application.rule());
    }

    /** The build; null if it was deleted, or its job was renamed. */
    @CheckForNull
    private static Run<?, ?> run(RuleRun application) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Run.fromExternalizableId(application.build());
        } catch (IllegalArgumentException gone) {
            return null;
        }
    }

    /** The folder that has the rule; null for the controller, and if it is gone. */
    @CheckForNull
    private static Item folder(RuleRun application) {
        String name = application.folder();
        if (name == null) {
            return null;
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Permissions.controller().getItemByFullName(name, Item.class);
        }
    }
}
