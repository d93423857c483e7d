package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A way to authenticate that needs one credential. */
public abstract class CredentialAuthentication extends ConnectionAuthentication {
    private final String credentialsId;

    protected CredentialAuthentication(@CheckForNull String credentialsId) {
        this.credentialsId = Objects.requireNonNullElse(credentialsId, "").trim();
    }

    /** Id of the credential; empty for none, which fails when it is used. */
    public final String getCredentialsId() {
        return Objects.requireNonNullElse(credentialsId, "");
    }

    /** The form's part that chooses the credential. */
    public abstract static class CredentialDescriptor extends AuthenticationDescriptor {
        private final CredentialKind kind;

        protected CredentialDescriptor(CredentialKind kind) {
            this.kind = kind;
        }

        /** The credentials of the kind that the way needs. @param place the folder whose form it is; null for the controller */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @CheckForNull @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(place, "", credentialsId, kind);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item place, @QueryParameter String value) {
            Permissions.checkConfigureConnections(place);
            return Objects.requireNonNullElse(value, "").isBlank()
                    ? FormValidation.error(Messages.CredentialAuthentication_credentialMissing())
                    : FormValidation.ok();
        }
    }
}
