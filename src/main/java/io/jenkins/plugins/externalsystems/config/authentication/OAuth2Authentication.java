package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** OAuth2 client credentials; the credential holds client id and client secret, and goes to the token URL alone. */
public final class OAuth2Authentication extends CredentialAuthentication {
    private final String tokenUrl;
    private String scopes = "";
    private String clientStyle = "basic";
    private String parameters = "";

    /** @param tokenUrl the authorization server's token endpoint */
    @DataBoundConstructor
    public OAuth2Authentication(String credentialsId, String tokenUrl) {
        super(credentialsId);
        this.tokenUrl = checkedUrl(Objects.requireNonNullElse(tokenUrl, "").trim());
    }

    @Override
    protected void contributePrimary(AuthenticationTarget target) {
        target.type(AuthenticationType.OAUTH2)
                .login(getCredentialsId(), URI.create(tokenUrl), "client's id and secret")
                .set("auth_token_url", tokenUrl)
                .set("auth_scopes", getScopes())
                .set("auth_client_style", getClientStyle())
                .set("auth_parameters", getParameters());
    }

    public String getTokenUrl() {
        return tokenUrl;
    }

    /** Separated by commas; may be empty. */
    public String getScopes() {
        return Objects.requireNonNullElse(scopes, "");
    }

    @DataBoundSetter
    public void setScopes(@CheckForNull String scopes) {
        this.scopes = Objects.requireNonNullElse(scopes, "").trim();
    }

    /** {@code basic} or {@code form}. */
    public String getClientStyle() {
        return Objects.requireNonNullElse(clientStyle, "");
    }

    @DataBoundSetter
    public void setClientStyle(@CheckForNull String clientStyle) {
        this.clientStyle = Objects.requireNonNullElse(clientStyle, "").trim();
    }

    /** Further parameters of the token request, such as {@code audience=https://api.example.com}, separated by commas. */
    public String getParameters() {
        return Objects.requireNonNullElse(parameters, "");
    }

    @DataBoundSetter
    public void setParameters(@CheckForNull String parameters) {
        this.parameters = Objects.requireNonNullElse(parameters, "").trim();
    }

    private static String checkedUrl(String text) {
        try {
            URI url = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (isHttp && url.getHost() != null && url.getUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException(Messages.OAuth2Authentication_tokenUrl(), broken);
        }
        throw new IllegalArgumentException(Messages.OAuth2Authentication_tokenUrl());
    }

    /** The form and the symbol {@code oauth2}. */
    @Extension
    @Symbol("oauth2")
    public static final class DescriptorImpl extends CredentialDescriptor {
        public DescriptorImpl() {
            super(CredentialKind.LOGIN);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.OAuth2Authentication_displayName();
        }

        @POST
        public FormValidation doCheckTokenUrl(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            try {
                checkedUrl(Objects.requireNonNullElse(value, "").trim());
                return FormValidation.ok();
            } catch (IllegalArgumentException wrong) {
                return FormValidation.error(wrong.getMessage());
            }
        }

        @POST
        public ListBoxModel doFillClientStyleItems(@AncestorInPath Item place) {
            Permissions.checkConfigureConnections(place);
            ListBoxModel model = new ListBoxModel();
            model.add(Messages.OAuth2Authentication_basic(), "basic");
            model.add(Messages.OAuth2Authentication_form(), "form");
            return model;
        }
    }
}
