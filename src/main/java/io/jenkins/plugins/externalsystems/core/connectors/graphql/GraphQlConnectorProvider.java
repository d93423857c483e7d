package io.jenkins.plugins.externalsystems.core.connectors.graphql;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Makes {@link GraphQlConnector}s. */
public final class GraphQlConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return GraphQlConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return GraphQlConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new GraphQlConnector(runtime);
    }
}
