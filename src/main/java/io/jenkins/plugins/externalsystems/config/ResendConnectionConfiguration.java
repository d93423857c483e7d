package io.jenkins.plugins.externalsystems.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.ConnectorProvider;
import io.jenkins.plugins.externalsystems.core.connectors.resend.ResendConnectorProvider;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** An account of Resend. The credential is a secret text with an API key. */
public final class ResendConnectionConfiguration extends MailServiceConnection {
    private static final int REQUESTS_PER_MINUTE = 120;
    private static final String API = "https://api.resend.com";

    /**
     * @param id of the connection
     * @param credentialsId of the credential
     */
    @DataBoundConstructor
    public ResendConnectionConfiguration(String id, String credentialsId) {
        super(id, credentialsId, REQUESTS_PER_MINUTE);
    }

    @Override
    public ConnectorProvider provider() {
        return new ResendConnectorProvider();
    }

    @Override
    protected String usualApiUrl() {
        return API;
    }

    /** Form and symbol. */
    @Extension
    @Symbol("resend")
    public static final class DescriptorImpl extends MailServiceDescriptor {
        @Override
        public int getDefaultRequestsPerMinute() {
            return REQUESTS_PER_MINUTE;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ResendConnectionConfiguration_displayName();
        }

        @Override
        protected String usualApiUrl() {
            return API;
        }

        @Override
        protected MailServiceConnection connection(String id, String credentialsId) {
            return new ResendConnectionConfiguration(id, credentialsId);
        }
    }
}
