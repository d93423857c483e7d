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
import io.jenkins.plugins.externalsystems.core.connectors.jira.JiraConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * A JIRA site or Data Center. The credential is a username with password (e-mail address and API token, or user name and
 * password), or a secret text with an OAuth 2 access token or a personal access token.
 */
public final class JiraConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 60;
    private static final String AUTO = "auto";
    private static final String CLOUD = "cloud";
    private static final String SERVER = "server";

    private final String url;
    private String credentialsId;
    private String projectKey = "";
    private boolean scopedToken;
    private String apiUrl = "";
    private String deployment = AUTO;

    /**
     * @param id of the connection
     * @param url of the site, such as {@code https://example.atlassian.net}
     * @param credentialsId of the credential
     */
    @DataBoundConstructor
    public JiraConnectionConfiguration(String id, String url, String credentialsId) {
        super(id, REQUESTS_PER_MINUTE);
        this.url = ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(url, ConnectionChecks::requiredUrl);
        credentialsId = Util.fixNull(credentialsId);
        projectKey = Util.fixNull(projectKey);
        apiUrl = Util.fixNull(apiUrl);
        deployment = Util.fixNull(deployment).isEmpty() ? AUTO : deployment;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new JiraConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        ConnectionSecret secret = secretFor(secrets, credentialsId, apiOrigin(url, scopedToken, apiUrl));
        settings.set("server_url", url)
                .set("email", secret.username())
                .set("token", secret.secret())
                .set("project_key", projectKey)
                .set("scoped_token", scopedToken)
                .set("api_url", apiUrl)
                .set("deployment", deployment);
    }

    public String getUrl() {
        return url;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    public String getProjectKey() {
        return projectKey;
    }

    @DataBoundSetter
    public void setProjectKey(@CheckForNull String projectKey) {
        this.projectKey = ConnectionChecks.checked(projectKey, JiraConnectionConfiguration::checkProjectKey);
    }

    /** Whether calls go through Atlassian's gateway, as API tokens with scopes need. */
    public boolean isScopedToken() {
        return scopedToken;
    }

    @DataBoundSetter
    public void setScopedToken(boolean scopedToken) {
        this.scopedToken = scopedToken;
    }

    /** The gateway for scoped tokens; empty for Atlassian's own. */
    public String getApiUrl() {
        return apiUrl;
    }

    @DataBoundSetter
    public void setApiUrl(@CheckForNull String apiUrl) {
        this.apiUrl = ConnectionChecks.checked(apiUrl, ConnectionChecks::optionalUrl);
    }

    /** Which JIRA it is: {@code auto}, {@code cloud} or {@code server}. */
    public String getDeployment() {
        return deployment;
    }

    @DataBoundSetter
    public void setDeployment(@CheckForNull String deployment) {
        String checked = ConnectionChecks.checked(deployment, JiraConnectionConfiguration::checkDeployment);
        this.deployment = checked.isEmpty() ? AUTO : checked;
    }

    /** Where the token is sent: tokens with scopes go to the gateway alone. */
    private static String apiOrigin(String url, boolean scopedToken, String apiUrl) {
        if (!scopedToken) {
            return url;
        }
        return apiUrl.isBlank() ? "https://api.atlassian.com" : apiUrl;
    }

    private static void checkProjectKey(String value) {
        if (!value.matches("([A-Z][A-Z0-9_]{1,99})?")) {
            throw new IllegalArgumentException("A project key is of capital letters, digits and '_', such as OPS");
        }
    }

    private static void checkDeployment(String value) {
        if (!List.of("", AUTO, CLOUD, SERVER).contains(value)) {
            throw new IllegalArgumentException("The deployment is auto, cloud or server");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("jira")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.JiraConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::requiredUrl);
        }

        @POST
        public FormValidation doCheckApiUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public FormValidation doCheckProjectKey(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, JiraConnectionConfiguration::checkProjectKey);
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
                @AncestorInPath Item place,
                @QueryParameter String url,
                @QueryParameter boolean scopedToken,
                @QueryParameter String apiUrl,
                @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            String origin = apiOrigin(Util.fixNull(url), scopedToken, Util.fixNull(apiUrl));
            return CredentialChoices.forConnection(place, origin, credentialsId, CredentialKind.SECRET_TEXT_OR_LOGIN);
        }

        @POST
        public ListBoxModel doFillDeploymentItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            ListBoxModel model = new ListBoxModel();
            model.add(Messages.JiraConnectionConfiguration_auto(), AUTO);
            model.add(Messages.JiraConnectionConfiguration_cloud(), CLOUD);
            model.add(Messages.JiraConnectionConfiguration_server(), SERVER);
            return model;
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String projectKey,
                @QueryParameter boolean scopedToken,
                @QueryParameter String apiUrl,
                @QueryParameter String deployment) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> {
                JiraConnectionConfiguration form = new JiraConnectionConfiguration(id, url, credentialsId);
                form.setProjectKey(projectKey);
                form.setScopedToken(scopedToken);
                form.setApiUrl(apiUrl);
                form.setDeployment(deployment);
                return form;
            });
        }
    }
}
