package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.operation.OperationSource;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A GraphQL service. Each field of its query and mutation type is an operation of the connection, by its own name. */
public final class GraphQlConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "graphql";

    private volatile GraphQlCalls calls;
    private volatile GraphQlCheck check;

    GraphQlConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "GraphQL", "October 2021", GraphQlSettings.declare(), GraphQlOperations.table(() -> calls));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        GraphQlSettings settings = GraphQlSettings.from(config);
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), TlsOptions.from(config));
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        Authentication authentication = GraphQlSettings.AUTHENTICATION.from(config, runtime(), limits);
        GraphQlClient client = new GraphQlClient(
                client(pipeline, authentication, limits, false),
                client(pipeline, authentication, limits, true),
                settings.url());
        SchemaSource source = new SchemaSource(settings, client);
        DiscoveredOperations operations = new DiscoveredOperations(
                runtime().clock(),
                settings.schemaTime(),
                source::read,
                operation -> (arguments, context) -> calls.field(operation, arguments, context));
        calls = new GraphQlCalls(settings, client, operations);
        check = new GraphQlCheck(settings, client, calls);
    }

    private ApiClient client(
            ResiliencePipeline pipeline, Authentication authentication, HttpLimits limits, boolean acceptsPartial) {
        return new ApiClient(
                runtime().transport(),
                pipeline,
                authentication,
                new GraphQlErrors(runtime().clock(), acceptsPartial),
                limits);
    }

    @Override
    protected OperationSource discovered() {
        GraphQlCalls known = calls;
        return known == null ? OperationSource.none() : known.operations();
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
