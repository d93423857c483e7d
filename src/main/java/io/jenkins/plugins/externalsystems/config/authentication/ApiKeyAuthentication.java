package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An API key in a header of any name, or in the query. */
public final class ApiKeyAuthentication extends CredentialAuthentication {
    private final String name;
    private boolean query;
    private String scheme = "";

    /** @param name of the header or of the query parameter */
    @DataBoundConstructor
    public ApiKeyAuthentication(String credentialsId, String name) {
        super(credentialsId);
        this.name = Objects.requireNonNullElse(name, "").trim();
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(query ? AuthenticationType.API_KEY_QUERY : AuthenticationType.API_KEY_HEADER)
                .set("auth_name", name)
                .set("auth_scheme", scheme)
                .set("auth_secret", target.secretText(getCredentialsId(), "API key"));
    }

    public String getName() {
        return name;
    }

    /** Whether the key stands in the query instead of a header. */
    public boolean isQuery() {
        return query;
    }

    @DataBoundSetter
    public void setQuery(boolean query) {
        this.query = query;
    }

    /** The word before the key in its header, such as {@code Token}; may be empty. */
    public String getScheme() {
        return Objects.requireNonNullElse(scheme, "");
    }

    @DataBoundSetter
    public void setScheme(@CheckForNull String scheme) {
        this.scheme = Objects.requireNonNullElse(scheme, "").trim();
    }

    /** The form and the symbol {@code apiKey}. */
    @Extension
    @Symbol("apiKey")
    public static final class DescriptorImpl extends CredentialDescriptor {
        public DescriptorImpl() {
            super(CredentialKind.SECRET_TEXT);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ApiKeyAuthentication_displayName();
        }
    }
}
