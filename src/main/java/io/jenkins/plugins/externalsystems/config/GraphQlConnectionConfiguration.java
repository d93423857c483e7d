package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationDescriptor;
import io.jenkins.plugins.externalsystems.config.authentication.AuthenticationTarget;
import io.jenkins.plugins.externalsystems.config.authentication.ConnectionAuthentication;
import io.jenkins.plugins.externalsystems.config.authentication.NoAuthentication;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.net.URI;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A GraphQL service. */
public final class GraphQlConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 100;

    private final String url;
    private boolean withoutIntrospection;
    private boolean acceptPartialData;
    private ConnectionAuthentication authentication;

    /**
     * The required fields.
     *
     * @param id of the connection
     * @param url where documents go
     */
    @DataBoundConstructor
    public GraphQlConnectionConfiguration(String id, String url) {
        super(id, REQUESTS_PER_MINUTE);
        this.url = ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new GraphQlConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("url", url)
                .set("use_introspection", !withoutIntrospection)
                .set("accept_partial_data", acceptPartialData);
        if (authentication != null) {
            authentication.contribute(new AuthenticationTarget(settings, "", getId(), URI.create(url), secrets));
        }
    }

    public String getUrl() {
        return url;
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

    /** How requests are authenticated; null for not at all. */
    @CheckForNull
    public ConnectionAuthentication getAuthentication() {
        return authentication;
    }

    @DataBoundSetter
    public void setAuthentication(@CheckForNull ConnectionAuthentication authentication) {
        boolean isNone = authentication instanceof NoAuthentication
                && authentication.getSecrets().isEmpty();
        this.authentication = isNone ? null : authentication;
    }

    /** Form and symbol. */
    @Extension
    @Symbol("graphql")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.GraphQlConnectionConfiguration_displayName();
        }

        /** The ways to authenticate that the form offers. */
        public List<AuthenticationDescriptor> getAuthenticationDescriptors() {
            return AuthenticationDescriptor.ways();
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::requiredUrl);
        }
    }
}
