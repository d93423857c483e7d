package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A bearer token in the Authorization header. */
public final class BearerAuthentication extends CredentialAuthentication {
    @DataBoundConstructor
    public BearerAuthentication(String credentialsId) {
        super(credentialsId);
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(AuthenticationType.BEARER).set("auth_secret", target.secretText(getCredentialsId(), "token"));
    }

    /** The form and the symbol {@code bearer}. */
    @Extension
    @Symbol("bearer")
    public static final class DescriptorImpl extends CredentialDescriptor {
        public DescriptorImpl() {
            super(CredentialKind.SECRET_TEXT);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BearerAuthentication_displayName();
        }
    }
}
