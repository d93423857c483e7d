package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsScope;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;

/** Which scopes of credentials a place may use; asked by the form's list and by the lookup alike. */
final class CredentialReach {
    private CredentialReach() {}

    /**
     * Everything for the controller. In a folder nothing of scope SYSTEM: the Credentials plugin keeps the controller's
     * away already, but a folder's own store may hold one that came with its {@code config.xml}, and a provider of another
     * plugin may know no scopes.
     */
    static CredentialsMatcher in(@CheckForNull Item folder) {
        return folder == null
                ? CredentialsMatchers.always()
                : CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));
    }
}
