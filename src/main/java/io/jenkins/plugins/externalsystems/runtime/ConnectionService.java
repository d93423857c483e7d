package io.jenkins.plugins.externalsystems.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionTester;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import io.jenkins.plugins.externalsystems.credentials.StoredCredentials;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** The way from a request of a build to the connector of its connection: lookup, policy, secrets. Thread-safe. */
@Extension
public final class ConnectionService implements ConnectionTester {
    private final ControllerThreads threads = new ControllerThreads();
    private final ConnectorRuntime runtime = new ConnectorRuntime(
            new OkHttpTransport(new ControllerHttpClient(threads.wire())),
            threads.timer(),
            InstantSource.system(),
            new SecureRandom());
    private final ConnectorCache connectors = new ConnectorCache(runtime);

    /** The one instance. */
    public static ConnectionService get() {
        return ExtensionList.lookupSingleton(ConnectionService.class);
    }

    /** Runs what may block for a moment; bounded. */
    public ExecutorService work() {
        return threads.work();
    }

    /**
     * Runs one request of a build. Looks credentials up, so it may block for a moment: call it in {@link #work}.
     *
     * @param action what the request was made of; says which system it is for and whether the list of allowed operations
     *     applies
     * @return completes with a result, good or bad, or with CancellationException when cancelled
     */
    public CompletionStage<ExternalSystemResult> execute(
            Run<?, ?> run, ConnectorAction action, OperationRequest request, CallOptions options) {
        try {
            ConnectionConfiguration connection =
                    ConnectionLookup.find(run.getParent(), request.connection(), action.systemType());
            if (action.isLimitedToAllowedOperations() && !connection.admitsOperation(request.operation())) {
                throw new ExternalSystemException(
                        ErrorCode.PERMISSION_ERROR,
                        "Connection '" + connection.getId() + "' does not allow externalSystem to call '"
                                + request.operation()
                                + "'; an administrator can add it to the connection's allowed operations.");
            }
            ExternalSystem connector = connectors.get(
                    "global/" + connection.getId(),
                    connection.provider(),
                    connection.toConnectorConfig(new StoredCredentials(run)));
            return connector.executeOperationAsync(request.operation(), request.parameters(), options);
        } catch (ExternalSystemException refused) {
            return CompletableFuture.completedFuture(
                    ExternalSystemResult.failure(request.operation(), refused, Map.of()));
        }
    }

    /** Whether a request that may have arrived can be sent again; no if its connection is gone. */
    boolean isSafeToRepeat(Run<?, ?> run, ConnectorAction action, OperationRequest request) {
        try (ExternalSystem connector = ConnectionLookup.find(
                        run.getParent(), request.connection(), action.systemType())
                .provider()
                .create(runtime)) {
            return connector.isSafeToRepeat(request.operation(), request.parameters());
        } catch (ExternalSystemException gone) {
            return false;
        }
    }

    /** Uses a connector of its own, so that neither a broken form nor an open breaker affects builds. */
    @Override
    public ExternalSystemResult test(ConnectionConfiguration connection) {
        try (ExternalSystem connector = connection.provider().create(runtime)) {
            connector.initialize(connection.toConnectorConfig(new StoredCredentials(null)));
            return connector.connect();
        } catch (ExternalSystemException refused) {
            return ExternalSystemResult.failure("connect", refused, Map.of());
        }
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
