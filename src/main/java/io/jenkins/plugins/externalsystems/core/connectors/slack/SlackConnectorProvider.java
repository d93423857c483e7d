package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link SlackConnector}. */
public final class SlackConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return SlackConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return SlackConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new SlackConnector(runtime);
    }
}
