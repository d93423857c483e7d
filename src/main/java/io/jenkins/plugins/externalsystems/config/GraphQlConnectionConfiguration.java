package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A GraphQL service. */
public final class GraphQlConnectionConfiguration extends ServiceConnection {
    private static final int REQUESTS_PER_MINUTE = 100;

    private boolean withoutIntrospection;
    private boolean acceptPartialData;

    /**
     * The required fields.
     *
     * @param id of the connection
     * @param url where documents go
     */
    @DataBoundConstructor
    public GraphQlConnectionConfiguration(String id, String url) {
        super(id, ConnectionChecks.checked(url, ConnectionChecks::requiredUrl), REQUESTS_PER_MINUTE);
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(getUrl(), ConnectionChecks::requiredUrl);
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new GraphQlConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("url", getUrl())
                .set("use_introspection", !withoutIntrospection)
                .set("accept_partial_data", acceptPartialData);
        contributeSchemaTime(settings);
        authenticate(settings, secrets);
    }

    /** Whether the service is not asked what it can do, so that only {@code query} and {@code mutate} work. */
    public boolean isWithoutIntrospection() {
        return withoutIntrospection;
    }

    @DataBoundSetter
    public void setWithoutIntrospection(boolean withoutIntrospection) {
        this.withoutIntrospection = withoutIntrospection;
    }

    /** Whether data beside errors is a success, unless a call says otherwise. */
    public boolean isAcceptPartialData() {
        return acceptPartialData;
    }

    @DataBoundSetter
    public void setAcceptPartialData(boolean acceptPartialData) {
        this.acceptPartialData = acceptPartialData;
    }

    /** Form and symbol. */
    @Extension
    @Symbol("graphql")
    public static final class DescriptorImpl extends ServiceDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.GraphQlConnectionConfiguration_displayName();
        }
    }
}
