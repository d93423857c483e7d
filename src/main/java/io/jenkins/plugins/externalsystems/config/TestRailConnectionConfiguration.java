package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.testrail.TestRailConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** A TestRail. The credential is a username with password: the account's e-mail address and its API key. */
public final class TestRailConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 180;

    private final String url;
    private String credentialsId;
    private String projectId = "";

    /**
     * @param id of the connection
     * @param url of TestRail, such as {@code https://example.testrail.io}
     * @param credentialsId of the credential
     */
    @DataBoundConstructor
    public TestRailConnectionConfiguration(String id, String url, String credentialsId) {
        super(id, REQUESTS_PER_MINUTE);
        this.url = ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        credentialsId = Util.fixNull(credentialsId);
        projectId = Util.fixNull(projectId);
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new TestRailConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        ConnectionSecret secret = secretFor(secrets, credentialsId, url);
        settings.set("url", url)
                .set("username", secret.username())
                .set("api_key", secret.secret())
                .set("project_id", projectId);
    }

    public String getUrl() {
        return url;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** Id of the project that calls use unless told otherwise; empty for none. */
    public String getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull String projectId) {
        this.projectId = ConnectionChecks.checked(projectId, TestRailConnectionConfiguration::checkProjectId);
    }

    private static void checkProjectId(String value) {
        if (!value.matches("([1-9][0-9]{0,8})?")) {
            throw new IllegalArgumentException(
                    "A project id is a number such as 12, as the project's address ends with");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("testrail")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TestRailConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::requiredUrl);
        }

        @POST
        public FormValidation doCheckProjectId(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, TestRailConnectionConfiguration::checkProjectId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return Util.fixNull(value).isBlank()
                    ? FormValidation.error(Messages.ConnectionConfiguration_credentialMissing())
                    : FormValidation.ok();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String url, @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(place, Util.fixNull(url), credentialsId, CredentialKind.LOGIN);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String projectId) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> {
                TestRailConnectionConfiguration form = new TestRailConnectionConfiguration(id, url, credentialsId);
                form.setProjectId(projectId);
                return form;
            });
        }
    }
}
