package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionScope;
import io.jenkins.plugins.externalsystems.config.ConnectionTester;
import io.jenkins.plugins.externalsystems.config.OfferedOperations;
import io.jenkins.plugins.externalsystems.config.ScopedConnection;
import io.jenkins.plugins.externalsystems.config.VisibleConnections;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.Cancellation;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.Turns;
import io.jenkins.plugins.externalsystems.core.delivery.Courier;
import io.jenkins.plugins.externalsystems.core.delivery.Outbox;
import io.jenkins.plugins.externalsystems.core.delivery.OutboxStore;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import io.jenkins.plugins.externalsystems.core.mail.dns.JndiMailDomains;
import io.jenkins.plugins.externalsystems.core.mail.jakarta.JakartaMailTransport;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.credentials.StoredCredentials;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way from a request of a build to the connector of its connection: lookup, policy, secrets. Thread-safe. */
@Extension
public final class ConnectionService implements ConnectionTester {
    private static final Duration FORM_PATIENCE = Duration.ofSeconds(3);
    private static final String REMAINS = "io.jenkins.plugins.externalsystems.JobRemains.json";

    private final ControllerThreads threads = new ControllerThreads();
    private final ConnectorRuntime runtime = new ConnectorRuntime(
                    new OkHttpTransport(new ControllerHttpClient(threads.wire())),
                    threads.timer(),
                    InstantSource.system(),
                    new SecureRandom())
            .withMail(new JakartaMailTransport(threads.wire()), new JndiMailDomains(threads.wire()));
    private final Turns messageTurns = new Turns(threads.work());
    private final ConnectorCache connectors = new ConnectorCache(runtime);
    private final OperationInquiries inquiries = new OperationInquiries(runtime.clock(), FORM_PATIENCE);
    private final JobRemains remains = new JobRemains(
            new JobRemainsFile(Permissions.controller().getRootDir().toPath().resolve(REMAINS)),
            runtime.clock(),
            threads.timer(),
            threads.work(),
            this::undo);

    /** The one instance. */
    public static ConnectionService get() {
        return ExtensionList.lookupSingleton(ConnectionService.class);
    }

    /** Runs what may block for a moment; bounded. */
    public ExecutorService work() {
        return threads.work();
    }

    /** An outbox in a folder, on the plugin's threads and the real clock; not open yet. */
    public Outbox outbox(Path folder, Courier courier) {
        return new Outbox(
                new OutboxStore(folder), courier, runtime.clock(), threads.timer(), threads.work(), runtime.random());
    }

    /** The files of a build, for one call. @param cancellation the call's */
    public FileSource files(Workspace workspace, Cancellation cancellation) {
        return new WorkspaceFiles(new WorkspaceWork(workspace, cancellation, threads));
    }

    /**
     * The test results of a build, for one call.
     *
     * @param cancellation the call's
     * @param log gets a sentence about each report that is broken, and the counts
     */
    public TestResultSource testResults(
            Run<?, ?> run, Workspace workspace, Cancellation cancellation, Consumer<String> log) {
        return new BuildTestResults(run, new WorkspaceWork(workspace, cancellation, threads), threads.agents(), log);
    }

    /** The messages of a build that are updated until it is over. */
    BuildMessageSender buildMessages(Run<?, ?> run, BuildMessageSender.Wire wire) {
        return new BuildMessageSender(run, messageTurns, work(), wire);
    }

    /**
     * Runs one request. Looks credentials up, so it may block for a moment: call it in {@link #work}.
     *
     * @param action what the request was made of; says which system it is for and whether the list of allowed operations
     *     applies
     * @return completes with a result, good or bad, or with CancellationException when cancelled
     */
    public CompletionStage<ExternalSystemResult> execute(
            Caller caller, ActionFacts action, OperationRequest request, CallOptions options) {
        try {
            ScopedConnection connection = ConnectionLookup.find(caller, request.connection(), action.systemTypes());
            ExternalSystem connector = connector(caller, action, connection, request.operation());
            Optional<String> dryRunBy = DryRunSwitches.of(caller, action, connection);
            if (dryRunBy.isPresent()) {
                return connector
                        .executeOperationAsync(request.operation(), request.parameters(), options.asDryRun())
                        .thenApply(result -> UnsentCall.by(dryRunBy.get(), result));
            }
            Optional<JobRemain> remain = JobRemain.of(caller, connection, request);
            remain.ifPresent(remains::remember);
            List<String> sameType =
                    List.of(connection.configuration().provider().type());
            CallOptions all = options.withConnections(id -> CompletableFuture.supplyAsync(
                    () -> fallback(caller, action, ConnectionLookup.find(caller, id, sameType), request.operation()),
                    work()));
            CompletionStage<ExternalSystemResult> result =
                    connector.executeOperationAsync(request.operation(), request.parameters(), all);
            return remain.isEmpty() ? result : result.whenComplete((sent, thrown) -> remains.confirm(remain.get()));
        } catch (ExternalSystemException refused) {
            // The configuration may have changed since an earlier try.
            Map<String, Object> metadata = options.isRepeat() && !action.isDryRun()
                    ? Map.of(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN)
                    : Map.of();
            ExternalSystemResult result = ExternalSystemResult.failure(request.operation(), refused, metadata);
            return CompletableFuture.completedFuture(
                    action.isDryRun() ? UnsentCall.by(DryRunSwitches.OF_ACTION, result) : result);
        }
    }

    /** The connector of another connection, for a call that is sent. */
    private ExternalSystem fallback(Caller caller, ActionFacts action, ScopedConnection connection, String operation) {
        DryRunSwitches.refuse(DryRunSwitches.of(caller, action, connection), connection.id());
        return connector(caller, action, connection, operation);
    }

    /** A connection's connector, for an operation that the connection allows. */
    private ExternalSystem connector(Caller caller, ActionFacts action, ScopedConnection connection, String operation) {
        ConnectionLookup.checkAllowed(action, connection, operation);
        return connectors.get(
                key(connection), connection.configuration().provider(), settings(connection, caller.run()));
    }

    /** What jobs have elsewhere. */
    JobRemains remains() {
        return remains;
    }

    /** Has no run any more, so it goes by where the connection was. */
    private Supplier<CompletionStage<JobRemains.End>> undo(JobRemain remain) {
        OperationRequest request = remain.undo();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Optional<ScopedConnection> found = VisibleConnections.all().stream()
                    .filter(connection -> connection.scope().key().equals(remain.scope())
                            && connection.id().equals(request.connection()))
                    .findFirst();
            if (found.isEmpty()) {
                // A global one may be there again once the configuration is applied; a folder's went with the folder.
                boolean isGlobal = remain.scope().equals(ConnectionScope.GLOBAL.key());
                return () -> CompletableFuture.completedFuture(isGlobal ? JobRemains.End.LATER : JobRemains.End.NEVER);
            }
            ScopedConnection connection = found.get();
            if (DryRunSwitches.of(new Caller(null, remain.job(), null), connection)
                    .isPresent()) {
                return () -> CompletableFuture.completedFuture(JobRemains.End.LATER);
            }
            ExternalSystem connector =
                    connectors.get(key(connection), connection.configuration().provider(), settings(connection, null));
            return () -> connector
                    .executeOperationAsync(
                            request.operation(), request.parameters(), CallOptions.withKey(request.idempotencyKey()))
                    .thenApply(result -> result.success() ? JobRemains.End.DONE : JobRemains.End.LATER);
        } catch (ExternalSystemException withoutSecret) {
            return () -> CompletableFuture.completedFuture(JobRemains.End.LATER);
        }
    }

    /** Whether a request would not be sent, as far as its connection can be found. */
    boolean isDryRun(Caller caller, ActionFacts action, OperationRequest request) {
        try {
            return DryRunSwitches.of(
                            caller, action, ConnectionLookup.find(caller, request.connection(), action.systemTypes()))
                    .isPresent();
        } catch (ExternalSystemException unknown) {
            return action.isDryRun();
        }
    }

    /** Whether a request that may have arrived can be sent again; no if its connection is gone. */
    boolean isSafeToRepeat(Caller caller, ActionFacts action, OperationRequest request) {
        try {
            ScopedConnection connection = ConnectionLookup.find(caller, request.connection(), action.systemTypes());
            try (ExternalSystem connector =
                    connection.configuration().provider().create(runtime)) {
                initialize(connector, connection, caller.run());
                return connector.isSafeToRepeat(request.operation(), request.parameters());
            }
        } catch (ExternalSystemException gone) {
            return false;
        }
    }

    /** As far as it can be: a connection may declare operations, and the others are known without its secrets. */
    private static void initialize(ExternalSystem connector, ScopedConnection connection, @CheckForNull Run<?, ?> run) {
        try {
            connector.initialize(settings(connection, run));
        } catch (ExternalSystemException withoutSecret) {
            // The call itself will say what is missing.
        }
    }

    /**
     * Names the connection of a request, and what there it is about, for what has to keep the order of its requests.
     *
     * @return the same for all requests to one target; of a request that finds no connection, some name
     */
    public String target(Caller caller, ActionFacts action, OperationRequest request) {
        String connection;
        try {
            ScopedConnection found = ConnectionLookup.find(caller, request.connection(), action.systemTypes());
            connection = found.scope().key() + " " + found.id();
        } catch (ExternalSystemException unknown) {
            connection = "none";
        }
        return Stream.of("channel", "issue", "id", "job", "to", "project")
                .map(request.parameters()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(target -> " " + target)
                .map(connection::concat)
                .orElse(connection);
    }

    @Override
    public ExternalSystemResult test(ScopedConnection connection) {
        return tried(connection, "connect", ExternalSystem::connect);
    }

    @Override
    public ExternalSystemResult run(ScopedConnection connection, OperationRequest request) {
        return tried(
                connection,
                request.operation(),
                connector -> connector.executeOperation(request.operation(), request.parameters()));
    }

    /** Asks with the connector of the builds, which has their limits and remembers the answer for them. */
    @Override
    public OfferedOperations operations(ScopedConnection connection, Inquiry inquiry) {
        ConnectionConfiguration configuration = connection.configuration();
        try {
            ExternalSystem connector =
                    connectors.get(key(connection), configuration.provider(), settings(connection, null));
            return inquiries.ask(connector, inquiry, configuration::admitsOperation);
        } catch (ExternalSystemException refused) {
            return new OfferedOperations(List.of(), 0, false, List.of(), refused.getMessage());
        }
    }

    /** Uses a connector of its own, so that neither a broken form nor an open breaker affects builds. */
    private ExternalSystemResult tried(
            ScopedConnection connection, String operation, Function<ExternalSystem, ExternalSystemResult> call) {
        try (ExternalSystem connector = connection.configuration().provider().create(runtime)) {
            connector.initialize(settings(connection, null));
            return call.apply(connector);
        } catch (ExternalSystemException refused) {
            return ExternalSystemResult.failure(operation, refused, Map.of());
        }
    }

    /** With the secrets of the connection's place. */
    private static ConnectorConfig settings(ScopedConnection connection, @CheckForNull Run<?, ?> run) {
        return connection
                .configuration()
                .toConnectorConfig(new StoredCredentials(connection.scope().folder(), run));
    }

    /** Forgets the connectors of a place whose connections are gone or changed; those of the others keep their limits. */
    void review(ConnectionScope scope) {
        Set<String> used = connectedIn(scope.key());
        if (used.isEmpty()) {
            return;
        }
        Map<String, ConnectionConfiguration> configured = VisibleConnections.in(scope).stream()
                .collect(Collectors.toMap(ConnectionConfiguration::getId, Function.identity(), (first, same) -> first));
        connectors.forget(key -> key.scope().equals(scope.key()) && !configured.containsKey(key.id()));
        used.retainAll(configured.keySet());
        // Looks credentials up, for which nobody who saves has to wait.
        used.forEach(id -> work().execute(() -> review(new ScopedConnection(scope, configured.get(id)))));
    }

    private void review(ScopedConnection connection) {
        ConnectorCache.Key key = key(connection);
        try {
            connectors.forgetUnlessFor(key, connection.configuration().provider(), settings(connection, null));
        } catch (ExternalSystemException withoutSecret) {
            connectors.forget(key::equals);
        }
    }

    /** Forgets the connectors of a folder that is not there any more, and of those that were below it. */
    void forgetFolder(String fullName) {
        String scope = ConnectionScope.keyOf(fullName);
        connectors.forget(key -> key.scope().equals(scope) || key.scope().startsWith(scope + "/"));
    }

    /** Ids of the connections that have a connector, of the place with this key. */
    Set<String> connectedIn(String scopeKey) {
        return connectors.idsIn(scopeKey);
    }

    private static ConnectorCache.Key key(ScopedConnection connection) {
        return new ConnectorCache.Key(connection.scope().key(), connection.id());
    }

    /** Ends threads and calls before Jenkins does. */
    @Terminator
    public static void stop() {
        ExtensionList.lookup(ConnectionService.class).forEach(service -> {
            service.connectors.close();
            service.threads.shutdown();
        });
    }
}
