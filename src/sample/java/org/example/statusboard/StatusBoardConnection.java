package org.example.statusboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.config.ConnectionChecks;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ConnectionDescriptor;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** A status board; the credential is a secret text with the key. */
public final class StatusBoardConnection extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 60;

    // region connection
    private final String url;
    private final String credentialsId;

    @DataBoundConstructor
    public StatusBoardConnection(String id, String url, String credentialsId) {
        super(id, REQUESTS_PER_MINUTE);
        this.url = ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        this.credentialsId = ConnectionChecks.checked(credentialsId, any -> {});
    }

    @Override
    public ConnectorProvider provider() {
        return new StatusBoardConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("server_url", url).set("token", secretText(secrets, credentialsId, url, "key"));
    }

    public String getUrl() {
        return url;
    }

    public String getCredentialsId() {
        return credentialsId;
    }
    // endregion

    /** Form and symbol. */
    // region descriptor
    @Extension
    @Symbol("statusboard")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Status Board";
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::requiredUrl);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String url, @QueryParameter String credentialsId) {
            return CredentialChoices.forConnection(place, url, credentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String url,
                @QueryParameter String credentialsId) {
            return test(place, request, () -> new StatusBoardConnection(id, url, credentialsId));
        }
    }
    // endregion
}
