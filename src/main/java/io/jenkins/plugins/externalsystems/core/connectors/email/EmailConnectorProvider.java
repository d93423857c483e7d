package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link EmailConnector}. */
public final class EmailConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return EmailConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return EmailConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new EmailConnector(runtime);
    }
}
