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
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.connectors.msteams.MsTeamsConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * Microsoft Teams: a workflow's webhook to post with, Microsoft Graph to read with, or both. Secrets are secret texts: the
 * workflow's URL, the app's client secret, a delegated token.
 */
public final class MsTeamsConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 30;
    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String LOGIN = "https://login.microsoftonline.com";

    /** Where Graph posts to where an action names no channel. */
    public static final String DEFAULT_CHANNEL = "General";

    private String webhookCredentialsId = "";
    private boolean useGraphApi;
    private String tenantId = "";
    private String clientId = "";
    private String clientSecretCredentialsId = "";
    private String graphTokenCredentialsId = "";
    private String defaultTeamId = "";
    private String defaultChannel = DEFAULT_CHANNEL;
    private String graphUrl = "";
    private String loginUrl = "";
    private List<MessageTemplate> templates = List.of();

    @DataBoundConstructor
    public MsTeamsConnectionConfiguration(String id) {
        super(id, REQUESTS_PER_MINUTE);
    }

    @Override
    protected Object readResolve() {
        webhookCredentialsId = Util.fixNull(webhookCredentialsId);
        tenantId = Util.fixNull(tenantId);
        clientId = Util.fixNull(clientId);
        clientSecretCredentialsId = Util.fixNull(clientSecretCredentialsId);
        graphTokenCredentialsId = Util.fixNull(graphTokenCredentialsId);
        defaultTeamId = Util.fixNull(defaultTeamId);
        defaultChannel = Util.fixNull(defaultChannel);
        graphUrl = Util.fixNull(graphUrl);
        loginUrl = Util.fixNull(loginUrl);
        templates = templates == null ? List.of() : templates;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new MsTeamsConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        if (!webhookCredentialsId.isEmpty()) {
            settings.set("webhook_url", secretText(secrets, webhookCredentialsId, null, "workflow's URL"));
        }
        if (useGraphApi && !clientSecretCredentialsId.isEmpty()) {
            settings.set(
                    "client_secret",
                    secretText(secrets, clientSecretCredentialsId, origin(loginUrl, LOGIN), "client secret"));
        }
        if (useGraphApi && !graphTokenCredentialsId.isEmpty()) {
            settings.set(
                    "graph_api_token",
                    secretText(secrets, graphTokenCredentialsId, origin(graphUrl, GRAPH), "access token"));
        }
        settings.set("use_graph_api", useGraphApi)
                .set("tenant_id", tenantId)
                .set("client_id", clientId)
                .set("default_team_id", defaultTeamId)
                .set("default_channel", defaultChannel)
                .set("graph_url", graphUrl)
                .set("login_url", loginUrl);
        MessageTemplate.contribute(templates, settings);
    }

    /** Secret text with the workflow's URL; empty if messages are sent by Graph. */
    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    @DataBoundSetter
    public void setWebhookCredentialsId(@CheckForNull String webhookCredentialsId) {
        this.webhookCredentialsId = ConnectionChecks.checked(webhookCredentialsId, value -> {});
    }

    /** Whether Graph is used too. */
    public boolean isUseGraphApi() {
        return useGraphApi;
    }

    @DataBoundSetter
    public void setUseGraphApi(boolean useGraphApi) {
        this.useGraphApi = useGraphApi;
    }

    /** Directory (tenant) id of the app registration. */
    public String getTenantId() {
        return tenantId;
    }

    @DataBoundSetter
    public void setTenantId(@CheckForNull String tenantId) {
        this.tenantId = ConnectionChecks.checked(tenantId, MsTeamsConnectionConfiguration::checkTenantId);
    }

    /** Application (client) id of the app registration. */
    public String getClientId() {
        return clientId;
    }

    @DataBoundSetter
    public void setClientId(@CheckForNull String clientId) {
        this.clientId = ConnectionChecks.checked(clientId, value -> {});
    }

    /** Secret text with the client secret of the app registration. */
    public String getClientSecretCredentialsId() {
        return clientSecretCredentialsId;
    }

    @DataBoundSetter
    public void setClientSecretCredentialsId(@CheckForNull String clientSecretCredentialsId) {
        this.clientSecretCredentialsId = ConnectionChecks.checked(clientSecretCredentialsId, value -> {});
    }

    /** Secret text with a delegated access token, instead of tenant, client and secret. */
    public String getGraphTokenCredentialsId() {
        return graphTokenCredentialsId;
    }

    @DataBoundSetter
    public void setGraphTokenCredentialsId(@CheckForNull String graphTokenCredentialsId) {
        this.graphTokenCredentialsId = ConnectionChecks.checked(graphTokenCredentialsId, value -> {});
    }

    /** Id of the team that calls by Graph are about unless told otherwise. */
    public String getDefaultTeamId() {
        return defaultTeamId;
    }

    @DataBoundSetter
    public void setDefaultTeamId(@CheckForNull String defaultTeamId) {
        this.defaultTeamId = ConnectionChecks.checked(defaultTeamId, value -> {});
    }

    public String getDefaultChannel() {
        return defaultChannel;
    }

    @DataBoundSetter
    public void setDefaultChannel(@CheckForNull String defaultChannel) {
        this.defaultChannel = ConnectionChecks.checked(defaultChannel, value -> {});
    }

    /** Where Graph is; empty for the global service. */
    public String getGraphUrl() {
        return graphUrl;
    }

    @DataBoundSetter
    public void setGraphUrl(@CheckForNull String graphUrl) {
        this.graphUrl = ConnectionChecks.checked(graphUrl, ConnectionChecks::optionalUrl);
    }

    /** Where the app's tokens come from; empty for the global service. */
    public String getLoginUrl() {
        return loginUrl;
    }

    @DataBoundSetter
    public void setLoginUrl(@CheckForNull String loginUrl) {
        this.loginUrl = ConnectionChecks.checked(loginUrl, ConnectionChecks::optionalUrl);
    }

    /** Own templates of {@code send_template_message}, beside the shipped ones or instead of one of the same name. */
    public List<MessageTemplate> getTemplates() {
        return List.copyOf(templates);
    }

    /** @throws IllegalArgumentException for a name that two have */
    @DataBoundSetter
    public void setTemplates(@CheckForNull List<MessageTemplate> templates) {
        this.templates = MessageTemplate.checked(templates);
    }

    /** Where a secret is sent, for its credential's domain. */
    private static String origin(@CheckForNull String configured, String otherwise) {
        return configured == null || configured.isBlank() ? otherwise : configured;
    }

    private static void checkTenantId(String value) {
        if (!value.matches("([A-Za-z0-9][A-Za-z0-9.-]*)?")) {
            throw new IllegalArgumentException(
                    "A tenant is given by its directory id, or by a domain such as contoso.onmicrosoft.com");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("msteams")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MsTeamsConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckWebhookCredentialsId(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter boolean useGraphApi) {
            Permissions.checkConfigureConnections(place);
            return Util.fixNull(value).isBlank() && !useGraphApi
                    ? FormValidation.error(Messages.MsTeamsConnectionConfiguration_oneOfTwo())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckClientSecretCredentialsId(
                @AncestorInPath Item place,
                @QueryParameter String value,
                @QueryParameter boolean useGraphApi,
                @QueryParameter String graphTokenCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return useGraphApi
                            && Util.fixNull(value).isBlank()
                            && Util.fixNull(graphTokenCredentialsId).isBlank()
                    ? FormValidation.error(Messages.MsTeamsConnectionConfiguration_noGraphSecret())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckTenantId(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, MsTeamsConnectionConfiguration::checkTenantId);
        }

        @POST
        public FormValidation doCheckGraphUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public FormValidation doCheckLoginUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public ListBoxModel doFillWebhookCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String webhookCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(place, "", webhookCredentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public ListBoxModel doFillClientSecretCredentialsIdItems(
                @AncestorInPath Item place,
                @QueryParameter String loginUrl,
                @QueryParameter String clientSecretCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(
                    place, origin(loginUrl, LOGIN), clientSecretCredentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public ListBoxModel doFillGraphTokenCredentialsIdItems(
                @AncestorInPath Item place,
                @QueryParameter String graphUrl,
                @QueryParameter String graphTokenCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(
                    place, origin(graphUrl, GRAPH), graphTokenCredentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request, @AncestorInPath Item place, @QueryParameter String id) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> form(request, id));
        }

        /** Sends a card as a build would, since nothing else proves a workflow's URL. */
        @POST
        public FormValidation doSendTestCard(
                StaplerRequest2 request, @AncestorInPath Item place, @QueryParameter String id) {
            Permissions.checkConfigureConnections(place);
            OperationRequest card = new OperationRequest(
                    id,
                    "send_message",
                    Map.of(
                            "title",
                            Messages.MsTeamsConnectionConfiguration_cardTitle(),
                            "text",
                            Messages.MsTeamsConnectionConfiguration_cardText(),
                            "theme_color",
                            "good"),
                    UUID.randomUUID().toString());
            return run(
                    place, request, () -> form(request, id), card, Messages.MsTeamsConnectionConfiguration_cardSent());
        }

        private static MsTeamsConnectionConfiguration form(StaplerRequest2 request, String id) {
            MsTeamsConnectionConfiguration form = new MsTeamsConnectionConfiguration(id);
            form.setWebhookCredentialsId(request.getParameter("webhookCredentialsId"));
            form.setUseGraphApi(Boolean.parseBoolean(request.getParameter("useGraphApi")));
            form.setTenantId(request.getParameter("tenantId"));
            form.setClientId(request.getParameter("clientId"));
            form.setClientSecretCredentialsId(request.getParameter("clientSecretCredentialsId"));
            form.setGraphTokenCredentialsId(request.getParameter("graphTokenCredentialsId"));
            form.setDefaultTeamId(request.getParameter("defaultTeamId"));
            form.setDefaultChannel(request.getParameter("defaultChannel"));
            form.setGraphUrl(request.getParameter("graphUrl"));
            form.setLoginUrl(request.getParameter("loginUrl"));
            return form;
        }
    }
}
