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
import io.jenkins.plugins.externalsystems.core.connectors.soap.SoapConnectorProvider;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Objects;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A SOAP service, with credentials of HTTP, in the messages (WS-Security), or both. */
public final class SoapConnectionConfiguration extends ServiceConnection {
    private static final int REQUESTS_PER_MINUTE = 100;
    private static final Set<String> VERSIONS = Set.of("", "1.1", "1.2");
    private static final Set<String> SECURITIES = Set.of("text", "digest");

    private String wsdlUrl = "";
    private String wsdl = "";
    private boolean withoutWsdl;
    private String soapVersion = "";
    private String repeatableOperations = "";
    private String checkOperation = "";
    private String messageCredentialsId = "";
    private String messageSecurity = "digest";

    /**
     * The required fields.
     *
     * @param id of the connection
     * @param url where messages go
     */
    @DataBoundConstructor
    public SoapConnectionConfiguration(String id, String url) {
        super(id, ConnectionChecks.checked(url, ConnectionChecks::requiredUrlWithQuery), REQUESTS_PER_MINUTE);
    }

    @Override
    protected Object readResolve() {
        ConnectionChecks.checked(getUrl(), ConnectionChecks::requiredUrlWithQuery);
        wsdlUrl = ConnectionChecks.checked(wsdlUrl, ConnectionChecks::optionalUrlWithQuery);
        wsdl = Util.fixNull(wsdl);
        soapVersion = Util.fixNull(soapVersion);
        repeatableOperations = Util.fixNull(repeatableOperations);
        checkOperation = Util.fixNull(checkOperation);
        messageCredentialsId = Util.fixNull(messageCredentialsId);
        messageSecurity = messageSecurity == null ? "digest" : messageSecurity;
        return super.readResolve();
    }

    @Override
    public ConnectorProvider provider() {
        return new SoapConnectorProvider();
    }

    @Override
    protected void contribute(ConnectorConfig.Builder settings, SecretSource secrets) {
        settings.set("endpoint_url", getUrl())
                .set("wsdl_url", wsdlUrl)
                .set("wsdl", wsdl)
                .set("use_wsdl", !withoutWsdl)
                .set("soap_version", soapVersion)
                .set("repeatable_operations", repeatableOperations)
                .set("check_operation", checkOperation);
        if (!messageCredentialsId.isEmpty()) {
            ConnectionSecret secret = secretFor(secrets, messageCredentialsId, getUrl());
            settings.set("wss_type", messageSecurity)
                    .set("wss_username", secret.username())
                    .set("wss_password", secret.secret());
        }
        contributeSchemaTime(settings);
        authenticate(settings, secrets);
    }

    /** Where the WSDL is; empty for the URL with {@code ?wsdl}. */
    public String getWsdlUrl() {
        return wsdlUrl;
    }

    @DataBoundSetter
    public void setWsdlUrl(@CheckForNull String wsdlUrl) {
        this.wsdlUrl = ConnectionChecks.checked(wsdlUrl, ConnectionChecks::optionalUrlWithQuery);
    }

    /** The WSDL itself; empty where it has a URL. */
    public String getWsdl() {
        return wsdl;
    }

    @DataBoundSetter
    public void setWsdl(@CheckForNull String wsdl) {
        this.wsdl = Objects.requireNonNullElse(wsdl, "").trim();
    }

    /** Whether there is no WSDL, so that only {@code call} works. */
    public boolean isWithoutWsdl() {
        return withoutWsdl;
    }

    @DataBoundSetter
    public void setWithoutWsdl(boolean withoutWsdl) {
        this.withoutWsdl = withoutWsdl;
    }

    /** {@code 1.1} or {@code 1.2}; empty for what the WSDL says. */
    public String getSoapVersion() {
        return soapVersion;
    }

    @DataBoundSetter
    public void setSoapVersion(@CheckForNull String soapVersion) {
        this.soapVersion = oneOf(soapVersion, VERSIONS, "soapVersion is 1.1 or 1.2, or empty for what the WSDL says");
    }

    /** Names of operations that may be sent again, separated by commas or lines; may be empty. */
    public String getRepeatableOperations() {
        return repeatableOperations;
    }

    @DataBoundSetter
    public void setRepeatableOperations(@CheckForNull String repeatableOperations) {
        this.repeatableOperations =
                String.join(", ", JobPatterns.split(Objects.requireNonNullElse(repeatableOperations, "")));
    }

    /** What Test connection calls; empty for an empty message. */
    public String getCheckOperation() {
        return checkOperation;
    }

    @DataBoundSetter
    public void setCheckOperation(@CheckForNull String checkOperation) {
        this.checkOperation = Objects.requireNonNullElse(checkOperation, "").trim();
    }

    /** Credential of the UsernameToken in each message; empty for none. */
    public String getMessageCredentialsId() {
        return messageCredentialsId;
    }

    @DataBoundSetter
    public void setMessageCredentialsId(@CheckForNull String messageCredentialsId) {
        this.messageCredentialsId = ConnectionChecks.checked(messageCredentialsId, value -> {});
    }

    /** {@code digest} or {@code text}: how the UsernameToken holds the password. */
    public String getMessageSecurity() {
        return messageSecurity;
    }

    @DataBoundSetter
    public void setMessageSecurity(@CheckForNull String messageSecurity) {
        this.messageSecurity = oneOf(messageSecurity, SECURITIES, "messageSecurity is digest or text");
    }

    private static String oneOf(@CheckForNull String value, Set<String> allowed, String sentence) {
        return ConnectionChecks.checked(value, given -> {
            if (!allowed.contains(given)) {
                throw new IllegalArgumentException(sentence);
            }
        });
    }

    /** Form and symbol. */
    @Extension
    @Symbol("soap")
    public static final class DescriptorImpl extends ServiceDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SoapConnectionConfiguration_displayName();
        }

        @Override
        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::requiredUrlWithQuery);
        }

        @POST
        public FormValidation doCheckWsdlUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return ConnectionChecks.validate(value, ConnectionChecks::optionalUrlWithQuery);
        }

        @POST
        public ListBoxModel doFillSoapVersionItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            ListBoxModel versions = new ListBoxModel();
            versions.add(Messages.SoapConnectionConfiguration_versionOfWsdl(), "");
            versions.add("1.1", "1.1");
            versions.add("1.2", "1.2");
            return versions;
        }

        @POST
        public ListBoxModel doFillMessageSecurityItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            ListBoxModel kinds = new ListBoxModel();
            kinds.add(Messages.SoapConnectionConfiguration_digest(), "digest");
            kinds.add(Messages.SoapConnectionConfiguration_text(), "text");
            return kinds;
        }

        @POST
        public ListBoxModel doFillMessageCredentialsIdItems(
                @AncestorInPath Item place, @QueryParameter String url, @QueryParameter String messageCredentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(
                    place, Util.fixNull(url), messageCredentialsId, CredentialKind.LOGIN);
        }
    }
}
