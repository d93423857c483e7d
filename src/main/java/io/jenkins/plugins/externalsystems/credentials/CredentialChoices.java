package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
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
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The drop-down lists of credentials in connection forms. */
public final class CredentialChoices {
    private CredentialChoices() {}

    /**
     * Secret texts and, where the connection takes them, logins for a URL. It lists ids, so it is for those alone who may
     * configure the place.
     *
     * @param place the folder whose form it is, with whose credentials alone; null for the controller
     * @param url where the secret will be sent; blank for a secret that is a URL itself
     * @param currentValue kept even if it is gone
     * @param withLogins whether the connection takes a username with password too
     * @throws org.springframework.security.access.AccessDeniedException if the current user may not
     */
    public static ListBoxModel forConnection(
            @CheckForNull Item place, String url, @CheckForNull String currentValue, boolean withLogins) {
        Permissions.checkConfigureConnections(place);
        Item folder = place instanceof ItemGroup ? place : null;
        CredentialsMatcher texts = CredentialsMatchers.instanceOf(StringCredentials.class);
        CredentialsMatcher logins = CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class);
        List<DomainRequirement> requirements =
                url.isBlank() ? List.of() : URIRequirementBuilder.fromUri(url).build();
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        folder,
                        StandardCredentials.class,
                        requirements,
                        CredentialsMatchers.allOf(
                                withLogins ? CredentialsMatchers.anyOf(texts, logins) : texts,
                                CredentialReach.in(folder)))
                .includeCurrentValue(Util.fixNull(currentValue));
    }
}
