package io.jenkins.plugins.externalsystems.core.connectors.soap;

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
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.DiscoveredOperations;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A SOAP service. Each operation of its WSDL is an operation of the connection, by its own name. */
public final class SoapConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "soap";

    private volatile SoapCalls calls;
    private volatile SoapCheck check;
    private volatile DiscoveredOperations operations;

    SoapConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "SOAP", "SOAP 1.1 and 1.2, WSDL 1.1", SoapSettings.declare(), SoapOperations.table(() -> calls));
    }

    @Override
    protected void configure(ConnectorConfig config, ResilienceSettings resilience) {
        SoapSettings settings = SoapSettings.from(config);
        HttpLimits limits =
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), TlsOptions.from(config));
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        Authentication authentication = SoapSettings.authentication(config, runtime(), limits);
        ApiClient client = new ApiClient(
                runtime().transport(),
                pipeline,
                authentication,
                new SoapErrors(runtime().clock(), true),
                limits);
        ApiClient documents = new ApiClient(
                runtime().transport(),
                pipeline,
                settings.isWsdlAtEndpoint() ? authentication : Authentications.none(),
                new SoapErrors(runtime().clock(), false),
                limits);
        SoapClient soap = new SoapClient(client, settings.endpoint());
        WsdlSource source = new WsdlSource(settings, documents);
        DiscoveredOperations found = new DiscoveredOperations(
                runtime().clock(),
                settings.schemaTime(),
                source::read,
                operation -> (arguments, context) ->
                        soap.call(operation, arguments.toMap(), Map.of(), settings.safety(operation.name()), context));
        operations = found;
        calls = new SoapCalls(settings, source, soap, found);
        check = new SoapCheck(settings, source, soap, calls);
    }

    @Override
    protected OperationSource discovered() {
        DiscoveredOperations found = operations;
        return found == null ? OperationSource.none() : found;
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
