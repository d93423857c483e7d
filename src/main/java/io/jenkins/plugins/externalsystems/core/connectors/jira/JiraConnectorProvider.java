package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;

/** Brings {@link JiraConnector} under the type id {@value #TYPE}. */
public final class JiraConnectorProvider implements ConnectorProvider {
    /** The type id. */
    public static final String TYPE = "jira";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<? extends ExternalSystem> connectorClass() {
        return JiraConnector.class;
    }

    @Override
    public ExternalSystem create(ConnectorRuntime runtime) {
        return new JiraConnector(runtime);
    }
}
