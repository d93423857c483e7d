package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;

/** The drop-down lists of credentials in connection forms. */
public final class CredentialChoices {
    private CredentialChoices() {}

    /**
     * Credentials of a kind for a URL. It lists ids, so it is for those alone who may
     * configure the place.
     *
     * @param place the folder whose form it is, with whose credentials alone; null for the controller
     * @param url where the secret will be sent; blank for every URL
     * @param currentValue kept even if it is gone
     * @param kind what the field takes
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not
     */
    public static ListBoxModel forConnection(
            @CheckForNull Item place, String url, @CheckForNull String currentValue, CredentialKind kind) {
        Permissions.checkConfigureConnections(place);
        Item folder = place instanceof ItemGroup ? place : null;
        List<DomainRequirement> requirements =
                url.isBlank() ? List.of() : URIRequirementBuilder.fromUri(url).build();
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        folder,
                        StandardCredentials.class,
                        requirements,
                        CredentialsMatchers.allOf(kind.matcher(), CredentialReach.in(folder)))
                .includeCurrentValue(Util.fixNull(currentValue));
    }
}
