package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link SendGridConnector}. */
public final class SendGridConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return SendGridConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return SendGridConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new SendGridConnector(runtime);
    }
}
