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
import io.jenkins.plugins.externalsystems.core.connectors.twilio.Sender;
import io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioConnectorProvider;
import io.jenkins.plugins.externalsystems.core.phone.PhoneNumber;
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

/** Twilio: an account, with its auth token (a secret text) or an API key (a login of the key's SID and secret). */
public final class TwilioConnectionConfiguration extends ConnectionConfiguration {
    private static final int REQUESTS_PER_MINUTE = 50;
    private static final String API = "https://api.twilio.com";

    private final String accountSid;
    private final String credentialsId;
    private String fromNumber = "";
    private String messagingServiceSid = "";
    private String defaultRegion = "";
    private String url = "";
    private String messagingUrl = "";
    private List<SmsTemplate> templates = List.of();

    @DataBoundConstructor
    public TwilioConnectionConfiguration(String id, String accountSid, String credentialsId) {
        super(id, REQUESTS_PER_MINUTE);
        this.accountSid = ConnectionChecks.checked(accountSid, TwilioConnectionConfiguration::checkAccountSid);
        this.credentialsId = ConnectionChecks.checked(credentialsId, value -> {});
    }

    @Override
    protected Object readResolve() {
        fromNumber = Util.fixNull(fromNumber);
        messagingServiceSid = Util.fixNull(messagingServiceSid);
        defaultRegion = Util.fixNull(defaultRegion);
        url = Util.fixNull(url);
        messagingUrl = Util.fixNull(messagingUrl);
        templates = templates == null ? List.of() : templates;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new TwilioConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        ConnectionSecret secret = secretFor(secrets, credentialsId, origin(url));
        if (secret.isSecretText() || accountSid.equals(secret.username())) {
            settings.set("auth_token", secret.secret());
        } else {
            settings.set("api_key_sid", secret.username()).set("api_key_secret", secret.secret());
        }
        settings.set("account_sid", accountSid)
                .set("from_number", fromNumber)
                .set("messaging_service_sid", messagingServiceSid)
                .set("default_region", defaultRegion)
                .set("url", url)
                .set("messaging_url", messagingUrl);
        TemplateList.contribute(templates, SmsTemplate::getName, SmsTemplate::getText, settings);
    }

    public String getAccountSid() {
        return accountSid;
    }

    /** Secret text with the auth token, or login with an API key's SID and secret. */
    public String getCredentialsId() {
        return credentialsId;
    }

    /** Number, short code or name that messages come from; empty if a messaging service chooses. */
    public String getFromNumber() {
        return fromNumber;
    }

    @DataBoundSetter
    public void setFromNumber(@CheckForNull String fromNumber) {
        this.fromNumber = ConnectionChecks.checked(fromNumber, value -> {});
    }

    /** Messaging service that chooses whom messages come from; empty for none. */
    public String getMessagingServiceSid() {
        return messagingServiceSid;
    }

    @DataBoundSetter
    public void setMessagingServiceSid(@CheckForNull String messagingServiceSid) {
        this.messagingServiceSid =
                ConnectionChecks.checked(messagingServiceSid, TwilioConnectionConfiguration::checkServiceSid);
    }

    /** Country whose numbers may be written without {@code +}; empty for none. */
    public String getDefaultRegion() {
        return defaultRegion;
    }

    @DataBoundSetter
    public void setDefaultRegion(@CheckForNull String defaultRegion) {
        this.defaultRegion = ConnectionChecks.checked(defaultRegion, TwilioConnectionConfiguration::checkRegion);
    }

    /** Where the API is; empty for the usual place. */
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(@CheckForNull String url) {
        this.url = ConnectionChecks.checked(url, ConnectionChecks::optionalUrl);
    }

    /** Where the API for messaging services is; empty for the usual place. */
    public String getMessagingUrl() {
        return messagingUrl;
    }

    @DataBoundSetter
    public void setMessagingUrl(@CheckForNull String messagingUrl) {
        this.messagingUrl = ConnectionChecks.checked(messagingUrl, ConnectionChecks::optionalUrl);
    }

    /** Own templates of {@code send_template_sms}, beside the shipped ones or instead of one of the same name. */
    public List<SmsTemplate> getTemplates() {
        return List.copyOf(templates);
    }

    /** @throws IllegalArgumentException for a name that two have */
    @DataBoundSetter
    public void setTemplates(@CheckForNull List<SmsTemplate> templates) {
        this.templates = TemplateList.checked(templates, SmsTemplate::getName);
    }

    /** Where the secret is sent, for its credential's domain. */
    private static String origin(@CheckForNull String configured) {
        return configured == null || configured.isBlank() ? API : configured;
    }

    private static void checkAccountSid(String value) {
        if (!value.matches("AC[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("An account's SID is 'AC' and 32 hexadecimal digits");
        }
    }

    private static void checkServiceSid(String value) {
        if (!value.matches("(MG[0-9a-fA-F]{32})?")) {
            throw new IllegalArgumentException("A messaging service's SID is 'MG' and 32 hexadecimal digits");
        }
    }

    private static void checkRegion(String value) {
        if (!value.isEmpty() && !PhoneNumber.isRegion(value)) {
            throw new IllegalArgumentException("A country is given by two capital letters, such as US");
        }
    }

    /** Form and symbol. */
    @Extension
    @Symbol("twilio")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.TwilioConnectionConfiguration_displayName();
        }

        @POST
        public FormValidation doCheckAccountSid(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, TwilioConnectionConfiguration::checkAccountSid);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return Util.fixNull(value).isBlank()
                    ? FormValidation.error(Messages.ConnectionConfiguration_credentialMissing())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckFromNumber(
                @AncestorInPath Item place,
                @QueryParameter String value,
                @QueryParameter String messagingServiceSid,
                @QueryParameter String defaultRegion) {
            Permissions.checkConfigureConnections(place);
            String number = Util.fixNull(value).strip();
            boolean hasService = !Util.fixNull(messagingServiceSid).isBlank();
            if (number.isEmpty()) {
                return hasService
                        ? FormValidation.ok()
                        : FormValidation.warning(Messages.TwilioConnectionConfiguration_noSender());
            }
            if (hasService) {
                return FormValidation.error(Messages.TwilioConnectionConfiguration_oneOfTwo());
            }
            String region = Util.fixNull(defaultRegion).strip();
            try {
                Sender.parse(number, region.isEmpty() ? null : region);
                return FormValidation.ok();
            } catch (IllegalArgumentException wrong) {
                return FormValidation.error(Messages.TwilioConnectionConfiguration_wrongNumber(wrong.getMessage()));
            }
        }

        @POST
        public FormValidation doCheckMessagingServiceSid(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, TwilioConnectionConfiguration::checkServiceSid);
        }

        @POST
        public FormValidation doCheckDefaultRegion(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, TwilioConnectionConfiguration::checkRegion);
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public FormValidation doCheckMessagingUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrl);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String url, @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(
                    place, origin(url), credentialsId, CredentialKind.SECRET_TEXT_OR_LOGIN);
        }

        @POST
        public FormValidation doTestConnection(
                StaplerRequest2 request,
                @AncestorInPath Item place,
                @QueryParameter String id,
                @QueryParameter String accountSid,
                @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return test(place, request, () -> {
                TwilioConnectionConfiguration form = new TwilioConnectionConfiguration(id, accountSid, credentialsId);
                form.setFromNumber(request.getParameter("fromNumber"));
                form.setMessagingServiceSid(request.getParameter("messagingServiceSid"));
                form.setDefaultRegion(request.getParameter("defaultRegion"));
                form.setUrl(request.getParameter("url"));
                form.setMessagingUrl(request.getParameter("messagingUrl"));
                return form;
            });
        }
    }
}
