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
import io.jenkins.plugins.externalsystems.core.connectors.slack.SlackConnectorProvider;
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

/** A Slack workspace, through a bot's token or through one incoming webhook; both are secret texts. */
public final class SlackConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 10;

    /** What a connection posts to where an action names no channel. */
    public static final String DEFAULT_CHANNEL = "#general";
    /** The name messages are posted under. */
    public static final String DEFAULT_USERNAME = "Distributed Testing Bot";
    /** The picture messages are posted with. */
    public static final String DEFAULT_ICON = ":robot_face:";

    private String credentialsId = "";
    private String webhookCredentialsId = "";
    private String defaultChannel = DEFAULT_CHANNEL;
    private String username = DEFAULT_USERNAME;
    private String iconEmoji = DEFAULT_ICON;
    private String apiUrl = "";
    private List<MessageTemplate> templates = List.of();

    @DataBoundConstructor
    public SlackConnectionConfiguration(String id) {
        super(id, REQUESTS_PER_MINUTE);
    }

    @Override
    protected Object readResolve() {
        credentialsId = Util.fixNull(credentialsId);
        webhookCredentialsId = Util.fixNull(webhookCredentialsId);
        defaultChannel = Util.fixNull(defaultChannel);
        username = Util.fixNull(username);
        iconEmoji = Util.fixNull(iconEmoji);
        apiUrl = Util.fixNull(apiUrl);
        templates = templates == null ? List.of() : templates;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new SlackConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        if (!credentialsId.isEmpty()) {
            settings.set("bot_token", secretText(secrets, credentialsId, apiOrigin(apiUrl), "bot token"));
        }
        if (!webhookCredentialsId.isEmpty()) {
            settings.set("webhook_url", secretText(secrets, webhookCredentialsId, null, "webhook URL"));
        }
        settings.set("default_channel", defaultChannel)
                .set("username", username)
                .set("icon_emoji", iconEmoji)
                .set("api_url", apiUrl);
        MessageTemplate.contribute(templates, settings);
    }

    /** Secret text with the bot token; empty if the connection has a webhook. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    /** Secret text with the webhook's URL; empty if the connection has a bot token. */
    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    @DataBoundSetter
    public void setWebhookCredentialsId(@CheckForNull String webhookCredentialsId) {
        this.webhookCredentialsId = ConnectionChecks.checked(webhookCredentialsId, value -> {});
    }

    public String getDefaultChannel() {
        return defaultChannel;
    }

    @DataBoundSetter
    public void setDefaultChannel(@CheckForNull String defaultChannel) {
        this.defaultChannel = ConnectionChecks.checked(defaultChannel, value -> {});
    }

    public String getUsername() {
        return username;
    }

    @DataBoundSetter
    public void setUsername(@CheckForNull String username) {
        this.username = ConnectionChecks.checked(username, value -> {});
    }

    public String getIconEmoji() {
        return iconEmoji;
    }

    @DataBoundSetter
    public void setIconEmoji(@CheckForNull String iconEmoji) {
        this.iconEmoji = ConnectionChecks.checked(iconEmoji, SlackConnectionConfiguration::checkIconEmoji);
    }

    /** Base of Slack's Web API; empty for Slack's own. */
    public String getApiUrl() {
        return apiUrl;
    }

    @DataBoundSetter
    public void setApiUrl(@CheckForNull String apiUrl) {
        this.apiUrl = ConnectionChecks.checked(apiUrl, ConnectionChecks::optionalUrl);
    }

    /** Own templates of {@code send_notification}, beside the shipped ones or instead of one of the same name. */
    public List<MessageTemplate> getTemplates() {
        return List.copyOf(templates);
    }

    /** @throws IllegalArgumentException for a name that two have */
    @DataBoundSetter
    public void setTemplates(@CheckForNull List<MessageTemplate> templates) {
        this.templates = MessageTemplate.checked(templates);
    }

    /** Where the bot token is sent. */
    private static String apiOrigin(String apiUrl) {
        return apiUrl.isBlank() ? "https://slack.com" : apiUrl;
    }

    private static void checkIconEmoji(String value) {
        if (!value.matches("(:[^:\\s]+:)?")) {
            throw new IllegalArgumentException("An emoji is written between colons, such as :robot_face:");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("slack")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SlackConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckCredentialsId(
                @AncestorInPath Item place, @QueryParameter String value, @QueryParameter String webhookCredentialsId) {
            Permissions.checkConfigureConnections(place);
            if (Util.fixNull(value).isBlank()
                    == Util.fixNull(webhookCredentialsId).isBlank()) {
                return FormValidation.error(Messages.SlackConnectionConfiguration_oneOfTwo());
            }
            return FormValidation.ok();
        }

        @POST
        public FormValidation doCheckIconEmoji(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, SlackConnectionConfiguration::checkIconEmoji);
        }

        @POST
        public FormValidation doCheckApiUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String apiUrl, @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(
                    place, apiOrigin(Util.fixNull(apiUrl)), credentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public ListBoxModel doFillWebhookCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String webhookCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(place, "", webhookCredentialsId, CredentialKind.SECRET_TEXT);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String credentialsId,
                @QueryParameter String webhookCredentialsId,
                @QueryParameter String defaultChannel,
                @QueryParameter String apiUrl) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> {
                SlackConnectionConfiguration form = new SlackConnectionConfiguration(id);
                form.setCredentialsId(credentialsId);
                form.setWebhookCredentialsId(webhookCredentialsId);
                form.setDefaultChannel(defaultChannel);
                form.setApiUrl(apiUrl);
                return form;
            });
        }
    }
}
