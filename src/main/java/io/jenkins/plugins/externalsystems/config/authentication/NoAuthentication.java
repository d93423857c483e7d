package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** No primary way; secret headers and query parameters may do it alone. */
public final class NoAuthentication extends ConnectionAuthentication {
    @DataBoundConstructor
    public NoAuthentication() {
        // Everything has a setter.
    }

    /** What the form gives for "none" without secrets is nothing, so that configuration as code does not write it. */
    @CheckForNull
    public static ConnectionAuthentication orNull(@CheckForNull ConnectionAuthentication given) {
        return given instanceof NoAuthentication && given.getSecrets().isEmpty() ? null : given;
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(AuthenticationType.NONE);
    }

    /** The form and the symbol {@code none}. */
    @Extension(ordinal = 100)
    @Symbol("none")
    public static final class DescriptorImpl extends AuthenticationDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NoAuthentication_displayName();
        }
    }
}
