package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link TwilioConnector}. */
public final class TwilioConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return TwilioConnector.TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return TwilioConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new TwilioConnector(runtime);
    }
}
