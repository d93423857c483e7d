package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.security.Permissions;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The drop-down lists of credentials in connection forms. */
public final class CredentialChoices {
    private CredentialChoices() {}

    /** Secret texts and, where the connection takes them, logins for a URL. For administrators alone: it lists ids. */
    public static ListBoxModel forConnection(String url, String currentValue, boolean withLogins) {
        Permissions.checkAdminister();
        CredentialsMatcher texts = CredentialsMatchers.instanceOf(StringCredentials.class);
        CredentialsMatcher logins = CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class);
        List<DomainRequirement> requirements =
                url.isBlank() ? List.of() : URIRequirementBuilder.fromUri(url).build();
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        Permissions.controller(),
                        StandardCredentials.class,
                        requirements,
                        withLogins ? CredentialsMatchers.anyOf(texts, logins) : texts)
                .includeCurrentValue(currentValue);
    }
}
