package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** A service that sends e-mail and is reached by HTTP. The credential is a secret text with the service's API key. */
@Restricted(NoExternalUse.class)
public abstract class MailServiceConnection extends ConnectionConfiguration {
    private String credentialsId;
    private String fromEmail = "";
    private String fromName = "";
    private String defaultRecipients = "";
    private String apiUrl = "";
    private List<MailTemplate> templates = List.of();

    /**
     * @param id of the connection
     * @param credentialsId of the credential
     * @param requestsPerMinute the service's default
     */
    protected MailServiceConnection(String id, String credentialsId, int requestsPerMinute) {
        super(id, requestsPerMinute);
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    /** Base of the service's API where the form names none. */
    protected abstract String usualApiUrl();

    @Override
    protected Object readResolve() {
        credentialsId = Util.fixNull(credentialsId);
        fromEmail = Util.fixNull(fromEmail);
        fromName = Util.fixNull(fromName);
        defaultRecipients = Util.fixNull(defaultRecipients);
        // Whoever may write the XML must not send the key elsewhere by what no form would take.
        apiUrl = ConnectionChecks.checked(apiUrl, ConnectionChecks::optionalUrl);
        templates = templates == null ? List.of() : templates;
        return super.readResolve();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        String url = apiUrl.isEmpty() ? usualApiUrl() : apiUrl;
        settings.set("api_key", secretText(secrets, credentialsId, url, "API key"))
                .set("api_url", url)
                .set("from_email", fromEmail)
                .set("from_name", fromName)
                .set("default_recipients", defaultRecipients);
        TemplateList.contribute(templates, MailTemplate::getName, MailTemplate::getText, settings);
    }

    /** Secret text with the API key. */
    public final String getCredentialsId() {
        return credentialsId;
    }

    /** Address of the sender of messages that name none. */
    public final String getFromEmail() {
        return fromEmail;
    }

    @DataBoundSetter
    public final void setFromEmail(@CheckForNull String fromEmail) {
        this.fromEmail = ConnectionChecks.checked(fromEmail, value -> {});
    }

    /** Name that is shown for that address. */
    public final String getFromName() {
        return fromName;
    }

    @DataBoundSetter
    public final void setFromName(@CheckForNull String fromName) {
        this.fromName = ConnectionChecks.checked(fromName, value -> {});
    }

    /** Recipients of messages that name none, separated by commas. */
    public final String getDefaultRecipients() {
        return defaultRecipients;
    }

    @DataBoundSetter
    public final void setDefaultRecipients(@CheckForNull String defaultRecipients) {
        this.defaultRecipients = ConnectionChecks.checked(defaultRecipients, value -> {});
    }

    /** Base of the API; empty for the usual one. */
    public final String getApiUrl() {
        return apiUrl;
    }

    @DataBoundSetter
    public final void setApiUrl(@CheckForNull String apiUrl) {
        this.apiUrl = ConnectionChecks.checked(apiUrl, ConnectionChecks::optionalUrl);
    }

    /** Own templates of {@code send_template_email}, beside the shipped ones or instead of one of the same name. */
    public final List<MailTemplate> getTemplates() {
        return List.copyOf(templates);
    }

    /** @throws IllegalArgumentException for a name that two have */
    @DataBoundSetter
    public final void setTemplates(@CheckForNull List<MailTemplate> templates) {
        this.templates = TemplateList.checked(templates, MailTemplate::getName);
    }
}
