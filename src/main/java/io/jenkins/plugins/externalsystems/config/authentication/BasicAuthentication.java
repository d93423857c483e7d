package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** User and password in the Authorization header. */
public final class BasicAuthentication extends CredentialAuthentication {
    @DataBoundConstructor
    public BasicAuthentication(String credentialsId) {
        super(credentialsId);
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(AuthenticationType.BASIC).login(getCredentialsId(), target.url(), "user and password");
    }

    /** The form and the symbol {@code basic}. */
    @Extension
    @Symbol("basic")
    public static final class DescriptorImpl extends CredentialDescriptor {
        public DescriptorImpl() {
            super(CredentialKind.LOGIN);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BasicAuthentication_displayName();
        }
    }
}
