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
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.connectors.email.EmailConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.HashMap;
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
 * A mail server (SMTP). The credential is a username with password: the account's, or with a token URL the OAuth2 client's id
 * and secret.
 */
public final class EmailConnectionConfiguration extends ConnectionConfiguration {
    private static final int MESSAGES_PER_MINUTE = 60;
    private static final int LAST_PORT = 65_535;

    private final String smtpServer;
    private String smtpPort = "";
    private boolean withoutTls;
    private boolean useSsl;
    private String credentialsId = "";
    private String tokenUrl = "";
    private String mailbox = "";
    private String scopes = "";
    private String defaultSender = "";
    private String defaultRecipients = "";
    private List<MailTemplate> templates = List.of();

    /**
     * @param id of the connection
     * @param smtpServer host name of the server
     */
    @DataBoundConstructor
    public EmailConnectionConfiguration(String id, String smtpServer) {
        super(id, MESSAGES_PER_MINUTE);
        this.smtpServer = ConnectionChecks.checked(smtpServer, EmailConnectionConfiguration::checkServer);
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(smtpServer, EmailConnectionConfiguration::checkServer);
        smtpPort = Util.fixNull(smtpPort);
        credentialsId = Util.fixNull(credentialsId);
        tokenUrl = Util.fixNull(tokenUrl);
        mailbox = Util.fixNull(mailbox);
        scopes = Util.fixNull(scopes);
        defaultSender = Util.fixNull(defaultSender);
        defaultRecipients = Util.fixNull(defaultRecipients);
        templates = templates == null ? List.of() : templates;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new EmailConnectorProvider();
    }

    /** A credential is for the server, or with OAuth2 for the place where tokens come from. */
    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("smtp_server", smtpServer)
                .set("smtp_port", smtpPort)
                .set("use_tls", isUseTls())
                .set("use_ssl", useSsl)
                .set("default_sender", defaultSender)
                .set("default_recipients", defaultRecipients)
                // One message is what the form calls a request.
                .set("rate_limit", getRequestsPerMinute())
                .set("requests_per_minute", 0);
        TemplateList.contribute(templates, MailTemplate::getName, MailTemplate::getText, settings);
        if (credentialsId.isEmpty()) {
            return;
        }
        ConnectionSecret login = secretFor(secrets, credentialsId, credentialOrigin(tokenUrl, smtpServer));
        if (login.isSecretText()) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + getId() + "': credential '" + credentialsId
                            + "' is a 'Secret text'; needed is a 'Username with password'.");
        }
        if (tokenUrl.isEmpty()) {
            settings.set("username", login.username()).set("password", login.secret());
        } else {
            settings.set("username", mailbox)
                    .set("oauth2_token_url", tokenUrl)
                    .set("oauth2_client_id", login.username())
                    .set("oauth2_client_secret", login.secret())
                    .set("oauth2_client_style", "form")
                    .set("oauth2_scopes", scopes);
        }
    }

    public String getSmtpServer() {
        return smtpServer;
    }

    /** Port; empty for the usual one of the way the connection is secured. */
    public String getSmtpPort() {
        return smtpPort;
    }

    @DataBoundSetter
    public void setSmtpPort(@CheckForNull String smtpPort) {
        this.smtpPort = ConnectionChecks.checked(smtpPort, EmailConnectionConfiguration::checkPort);
    }

    /** Whether the connection has to become secure by STARTTLS. */
    public boolean isUseTls() {
        return !withoutTls;
    }

    @DataBoundSetter
    public void setUseTls(boolean useTls) {
        // Kept the other way round: what is missing in damaged XML must not switch TLS off.
        this.withoutTls = !useTls;
    }

    /** Whether the connection is secure from its first byte on. */
    public boolean isUseSsl() {
        return useSsl;
    }

    @DataBoundSetter
    public void setUseSsl(boolean useSsl) {
        this.useSsl = useSsl;
    }

    /** Username with password; empty for a server without a login. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    /** Where access tokens come from; empty for a login with a password. */
    public String getTokenUrl() {
        return tokenUrl;
    }

    @DataBoundSetter
    public void setTokenUrl(@CheckForNull String tokenUrl) {
        this.tokenUrl = ConnectionChecks.checked(tokenUrl, ConnectionChecks::optionalUrl);
    }

    /** The mailbox that an access token is for, by its address. */
    public String getMailbox() {
        return mailbox;
    }

    @DataBoundSetter
    public void setMailbox(@CheckForNull String mailbox) {
        this.mailbox = ConnectionChecks.checked(mailbox, value -> {});
    }

    /** Scopes of access tokens, separated by commas. */
    public String getScopes() {
        return scopes;
    }

    @DataBoundSetter
    public void setScopes(@CheckForNull String scopes) {
        this.scopes = ConnectionChecks.checked(scopes, value -> {});
    }

    /** Sender of messages that name none. */
    public String getDefaultSender() {
        return defaultSender;
    }

    @DataBoundSetter
    public void setDefaultSender(@CheckForNull String defaultSender) {
        this.defaultSender = ConnectionChecks.checked(defaultSender, value -> {});
    }

    /** Recipients of messages that name none, separated by commas. */
    public String getDefaultRecipients() {
        return defaultRecipients;
    }

    @DataBoundSetter
    public void setDefaultRecipients(@CheckForNull String defaultRecipients) {
        this.defaultRecipients = ConnectionChecks.checked(defaultRecipients, value -> {});
    }

    /** Own templates of {@code send_template_email}, beside the shipped ones or instead of one of the same name. */
    public List<MailTemplate> getTemplates() {
        return List.copyOf(templates);
    }

    /** @throws IllegalArgumentException for a name that two have */
    @DataBoundSetter
    public void setTemplates(@CheckForNull List<MailTemplate> templates) {
        this.templates = TemplateList.checked(templates, MailTemplate::getName);
    }

    /** A URL for the credential's domain: those of Jenkins match host names and schemes. */
    private static String credentialOrigin(String tokenUrl, String smtpServer) {
        return tokenUrl.isBlank() ? "smtp://" + smtpServer : tokenUrl;
    }

    private static void checkServer(String value) {
        if (!value.matches("[A-Za-z0-9:._-]+")) {
            throw new IllegalArgumentException(
                    "A mail server is given by its host name alone, such as smtp.example.com");
        }
    }

    private static void checkPort(String value) {
        if (!value.matches("([1-9][0-9]{0,4})?") || !value.isEmpty() && Integer.parseInt(value) > LAST_PORT) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("email")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return MESSAGES_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EmailConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckSmtpServer(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, EmailConnectionConfiguration::checkServer);
        }

        @POST
        public FormValidation doCheckSmtpPort(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, EmailConnectionConfiguration::checkPort);
        }

        @POST
        public FormValidation doCheckUseTls(
                @AncestorInPath Item place, @QueryParameter boolean value, @QueryParameter boolean useSsl) {
            Permissions.checkConfigureConnections(place);
            if (value && useSsl) {
                return FormValidation.error(Messages.EmailConnectionConfiguration_oneOfTwo());
            }
            return value || useSsl
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.EmailConnectionConfiguration_plain());
        }

        @POST
        public FormValidation doCheckTokenUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place,
                @QueryParameter String smtpServer,
                @QueryParameter String tokenUrl,
                @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            String origin = credentialOrigin(Util.fixNull(tokenUrl), Util.fixNull(smtpServer));
            return CredentialChoices.forConnection(place, origin, credentialsId, CredentialKind.LOGIN);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String smtpServer,
                @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> form(request, id, smtpServer, credentialsId));
        }

        /** Sends a message as a build would, since only one that arrives proves that others will. */
        @POST
        public FormValidation doSendTestMessage(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String smtpServer,
                @QueryParameter String credentialsId,
                @QueryParameter String testRecipient) {
            Permissions.checkConfigureConnections(place);
            // Each recipient that is refused shall be told.
            Map<String, Object> message = new HashMap<>(Map.of("all_or_none", true));
            message.put("subject", Messages.EmailConnectionConfiguration_testSubject());
            message.put("text", Messages.EmailConnectionConfiguration_testText());
            if (!Util.fixNull(testRecipient).isBlank()) {
                message.put("to", testRecipient);
            }
            return run(
                    place,
                    request,
                    () -> form(request, id, smtpServer, credentialsId),
                    new OperationRequest(
                            id, "send_message", message, UUID.randomUUID().toString()),
                    Messages.EmailConnectionConfiguration_testSent());
        }

        private static EmailConnectionConfiguration form(
                StaplerRequest2 request, String id, String smtpServer, String credentialsId) {
            EmailConnectionConfiguration form = new EmailConnectionConfiguration(id, smtpServer);
            form.setSmtpPort(request.getParameter("smtpPort"));
            form.setUseTls(Boolean.parseBoolean(request.getParameter("useTls")));
            form.setUseSsl(Boolean.parseBoolean(request.getParameter("useSsl")));
            form.setCredentialsId(credentialsId);
            form.setTokenUrl(request.getParameter("tokenUrl"));
            form.setMailbox(request.getParameter("mailbox"));
            form.setScopes(request.getParameter("scopes"));
            form.setDefaultSender(request.getParameter("defaultSender"));
            form.setDefaultRecipients(request.getParameter("defaultRecipients"));
            return form;
        }
    }
}
