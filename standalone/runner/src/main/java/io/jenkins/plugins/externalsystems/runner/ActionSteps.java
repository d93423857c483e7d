package io.jenkins.plugins.externalsystems.runner;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.actions.ActionContext;
import io.jenkins.plugins.externalsystems.actions.BuildFacts;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorActionDescriptor;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.core.testresults.ReportLog;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.runner.binding.Conversion;
import io.jenkins.plugins.externalsystems.runner.binding.DataBinder;
import io.jenkins.plugins.externalsystems.runner.binding.SymbolIndex;
import io.jenkins.plugins.externalsystems.runner.report.CallTable;
import io.jenkins.plugins.externalsystems.runner.report.Console;
import io.jenkins.plugins.externalsystems.runner.script.LiveSteps;
import io.jenkins.plugins.externalsystems.runner.script.StepFailure;
import io.jenkins.plugins.externalsystems.runtime.ActionOutcome;
import io.jenkins.plugins.externalsystems.runtime.DryRunSwitches;
import io.jenkins.plugins.externalsystems.runtime.UnsentCall;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The plugin's actions as steps: bound, rendered and judged by the plugin's own classes. */
final class ActionSteps implements LiveSteps {
    private final SortedMap<String, Class<? extends ConnectorAction>> actions = SymbolIndex.of(ConnectorAction.class);
    private final ReachableConnections connections;
    private final FileSource files;
    private final TestResultSource testResults;
    private final Console console;
    private final CallTable table;
    private final Redactor redactor;
    private boolean failed;

    ActionSteps(
            ReachableConnections connections,
            FileSource files,
            TestResultSource testResults,
            Console console,
            CallTable table,
            Redactor redactor) {
        this.connections = connections;
        this.files = files;
        this.testResults = testResults;
        this.console = console;
        this.table = table;
        this.redactor = redactor;
    }

    /** Whether an action whose failure fails the build did fail, be it caught by the script. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public boolean knows(String name) {
        return actions.containsKey(name);
    }

    @CheckForNull
    @Override
    public String soleParameter(String name) {
        return binder(name).soleName();
    }

    @Override
    public Map<String, Object> run(String name, Map<String, Object> arguments, Runnable unstable) {
        ConnectorAction action = binder(name).bind(name, descriptor(name).withJsonAsText(arguments));
        LocalTime time = LocalTime.now();
        Sent sent = send(action, name);
        ActionRecord record = ActionRecord.of(
                name, sent.connection(), action.isLimitedToAllowedOperations(), sent.result(), redactor);
        ActionOutcome outcome = new ActionOutcome(sent.result(), action.effectiveOnError(), record.toLogLine());
        table.add(time, name, sent.connection(), sent.result());
        console.line((outcome.isGood() ? "" : outcome.failsBuild() ? "ERROR: " : "WARNING: ") + outcome.logLine());
        UnsentCall.of(sent.result()).map(UnsentCall::toText).ifPresent(console::line);
        if (outcome.makesUnstable()) {
            unstable.run();
        }
        if (outcome.failsBuild()) {
            failed = true;
            throw new StepFailure(String.valueOf(outcome.error()));
        }
        return outcome.toMap();
    }

    private Sent send(ConnectorAction action, String name) {
        String connection = action.getConnection();
        String operation = name;
        try {
            OperationRequest request =
                    action.toOperation(new TerminalContext(UUID.randomUUID().toString()));
            operation = request.operation();
            connection = connections.choose(request.connection(), action.systemTypes());
            ExternalSystem connector = admitted(action, connection, operation);
            List<String> sameType = List.of(connections.type(connection));
            CallOptions options = CallOptions.withKey(request.idempotencyKey())
                    .withFiles(files)
                    .withTestResults(told(name))
                    .withProgress(news -> console.line(redactor.redact(name + ": " + news)))
                    .withConnections(other -> CompletableFuture.completedFuture(
                            fallback(action, connections.choose(other, sameType), request.operation())));
            CallOptions wanted = action.isFresh() ? options.asFresh() : options;
            Optional<String> dryRunBy = connections.dryRunBy(connection, action);
            ExternalSystemResult result = connector
                    .executeOperationAsync(
                            operation, request.parameters(), dryRunBy.isEmpty() ? wanted : wanted.asDryRun())
                    .toCompletableFuture()
                    .join();
            return new Sent(
                    connection,
                    dryRunBy.map(whose -> UnsentCall.complete(action, UnsentCall.by(whose, result, redactor)))
                            .orElse(result));
        } catch (ExternalSystemException refused) {
            return new Sent(connection, ExternalSystemResult.failure(operation, refused, Map.of()));
        } catch (IllegalArgumentException unrenderable) {
            ExternalSystemException failure =
                    new ExternalSystemException(ErrorCode.VALIDATION_ERROR, unrenderable.getMessage() + ".");
            return new Sent(connection, ExternalSystemResult.failure(operation, failure, Map.of()));
        }
    }

    private ExternalSystem fallback(ConnectorAction action, String connection, String operation) {
        DryRunSwitches.refuse(connections.dryRunBy(connection, action), connection);
        return admitted(action, connection, operation);
    }

    private ExternalSystem admitted(ConnectorAction action, String connection, String operation) {
        if (action.isLimitedToAllowedOperations() && !connections.admits(connection, operation)) {
            throw new ExternalSystemException(
                    ErrorCode.PERMISSION_ERROR,
                    "Connection '" + connection + "' does not allow externalSystem to call '" + operation + "'.");
        }
        return connections.connector(connection);
    }

    /** As in a build's log. */
    private TestResultSource told(String name) {
        return (reports, visitor) -> {
            ReportLog log = new ReportLog(visitor, news -> console.line(name + ": " + news));
            return testResults.read(reports, log).thenRun(log::end);
        };
    }

    private DataBinder<? extends ConnectorAction> binder(String name) {
        return DataBinder.of(actions.get(name), Conversion.STRICT);
    }

    private ConnectorActionDescriptor descriptor(String name) {
        for (Class<?> nested : actions.get(name).getDeclaredClasses()) {
            if (ConnectorActionDescriptor.class.isAssignableFrom(nested)) {
                try {
                    return (ConnectorActionDescriptor)
                            nested.getDeclaredConstructor().newInstance();
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(name, impossible);
                }
            }
        }
        throw new IllegalStateException(name + " has no descriptor");
    }

    private record Sent(@CheckForNull String connectionOrNull, ExternalSystemResult result) {
        String connection() {
            return connectionOrNull == null ? "-" : connectionOrNull;
        }
    }

    /** A terminal's place: the script has expanded everything already. */
    private record TerminalContext(String idempotencyKey) implements ActionContext {
        @Override
        public String expand(String text) {
            return text;
        }

        /** A terminal knows of no commits. */
        @Override
        public List<String> committerAddresses() {
            return List.of();
        }

        @Override
        public BuildFacts build() {
            return BuildFacts.NONE;
        }

        @Override
        public BuildReport report() {
            return BuildReport.NONE;
        }
    }
}
