package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.OperationSource;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Any service that speaks HTTP and JSON. What its configuration declares and what its OpenAPI document describes are operations
 * of the connection, by their own names.
 */
public final class RestConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "rest";

    private volatile OperationTable operations;
    private volatile DiscoveredOperations discovered;
    private volatile RestCalls calls;
    private volatile RestCheck check;
    private volatile Optional<String> fallback = Optional.empty();

    RestConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE,
                "REST",
                "HTTP and JSON, OpenAPI 2 and 3",
                RestSettings.declare(),
                RestOperations.table(() -> calls));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        RestSettings settings = RestSettings.from(config);
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), TlsOptions.from(config));
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        Authentication authentication = RestSettings.AUTHENTICATION.from(config, runtime(), limits);
        RestClient client = new RestClient(
                client(pipeline, authentication, limits),
                settings.base(),
                settings.headers(),
                settings.isGzip(),
                false);
        ApiClient documents =
                client(pipeline, settings.isOpenApiAtBase() ? authentication : Authentications.none(), limits);
        SchemaCalls described = new SchemaCalls(client);
        DiscoveredOperations found = new DiscoveredOperations(
                runtime().clock(),
                settings.schemaTime(),
                new OpenApiSource(settings, documents)::read,
                operation -> (arguments, context) -> described.call(operation, arguments, context));
        calls = new RestCalls(
                settings, client, new JobWaiting(client, runtime()), new OperationOffers(settings.operations(), found));
        check = new RestCheck(settings, client, found);
        discovered = found;
        fallback = settings.fallback();
        operations = RestOperations.table(() -> calls, settings.operations());
    }

    private ApiClient client(ResiliencePipeline pipeline, Authentication authentication, HttpLimits limits) {
        return new ApiClient(
                runtime().transport(),
                pipeline,
                authentication,
                new RestErrors(runtime().clock()),
                limits);
    }

    @Override
    protected OperationTable operations() {
        OperationTable known = operations;
        return known == null ? super.operations() : known;
    }

    @Override
    protected OperationSource discovered() {
        DiscoveredOperations found = discovered;
        return found == null ? OperationSource.none() : found;
    }

    @Override
    protected Optional<String> fallback() {
        return fallback;
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return check.run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return fromTable;
    }
}
