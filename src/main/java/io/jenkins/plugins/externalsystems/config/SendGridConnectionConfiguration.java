package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.sendgrid.SendGridConnectorProvider;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** An account of SendGrid. The credential is a secret text with an API key. */
public final class SendGridConnectionConfiguration extends MailServiceConnection {
    private static final int REQUESTS_PER_MINUTE = 600;
    private static final String API = "https://api.sendgrid.com";

    /**
     * @param id of the connection
     * @param credentialsId of the credential
     */
    @DataBoundConstructor
    public SendGridConnectionConfiguration(String id, String credentialsId) {
        super(id, credentialsId, REQUESTS_PER_MINUTE);
    }

    @Override
    public ConnectorProvider provider() {
        return new SendGridConnectorProvider();
    }

    @Override
    protected String usualApiUrl() {
        return API;
    }

    /** Form and symbol. */
    @Extension
    @Symbol("sendgrid")
    public static final class DescriptorImpl extends MailServiceDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SendGridConnectionConfiguration_displayName();
        }

        @Override
        protected String usualApiUrl() {
            return API;
        }

        @Override
        protected MailServiceConnection connection(String id, String credentialsId) {
            return new SendGridConnectionConfiguration(id, credentialsId);
        }
    }
}
