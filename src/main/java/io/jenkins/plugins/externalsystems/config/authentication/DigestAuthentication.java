package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** User and password, of which the service gets a digest only (RFC 7616). */
public final class DigestAuthentication extends CredentialAuthentication {
    @DataBoundConstructor
    public DigestAuthentication(String credentialsId) {
        super(credentialsId);
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(AuthenticationType.DIGEST).login(getCredentialsId(), target.url(), "user and password");
    }

    /** The form and the symbol {@code digest}. */
    @Extension
    @Symbol("digest")
    public static final class DescriptorImpl extends CredentialDescriptor {
        public DescriptorImpl() {
            super(CredentialKind.LOGIN);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DigestAuthentication_displayName();
        }
    }
}
