package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.credentials.CredentialChoices;
import io.jenkins.plugins.externalsystems.credentials.CredentialKind;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.Objects;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A header or query parameter whose value is a credential of the kind 'Secret text'. */
public final class SecretParameter implements Describable<SecretParameter> {
    private final String name;
    private final String credentialsId;
    private boolean query;

    /** @param name of the header or of the query parameter */
    @DataBoundConstructor
    public SecretParameter(String name, String credentialsId) {
        this.name = Objects.requireNonNullElse(name, "").trim();
        this.credentialsId = Objects.requireNonNullElse(credentialsId, "").trim();
    }

    public String getName() {
        return name;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** Whether it stands in the query instead of a header. */
    public boolean isQuery() {
        return query;
    }

    @DataBoundSetter
    public void setQuery(boolean query) {
        this.query = query;
    }

    /** The form's part. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SecretParameter> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SecretParameter_displayName();
        }

        /** @param place the folder whose form it is; null for the controller */
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item place, @CheckForNull @QueryParameter String credentialsId) {
            Permissions.checkConfigureConnections(place);
            return CredentialChoices.forConnection(place, "", credentialsId, CredentialKind.SECRET_TEXT);
        }
    }
}
