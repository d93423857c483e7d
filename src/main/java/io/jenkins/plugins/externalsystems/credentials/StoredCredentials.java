package io.jenkins.plugins.externalsystems.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The Credentials plugin's store, looked up as the system for each call. For a global connection a SYSTEM-scoped credential
 * works and stays out of reach of jobs; for a folder's connection there are the credentials of the folder, of those around it
 * and the controller's GLOBAL ones: what the folder's jobs could use as well. Use is tracked on the build where there is one.
 */
@Restricted(NoExternalUse.class)
public final class StoredCredentials implements SecretSource {
    private final Item folder;
    private final Run<?, ?> run;

    /**
     * A lookup for the connections of one place.
     *
     * @param folder where the connection is configured; null for the controller
     * @param run the build that uses the secrets; null where there is none, as in a connection test
     */
    public StoredCredentials(@CheckForNull Item folder, @CheckForNull Run<?, ?> run) {
        this.folder = folder;
        this.run = run;
    }

    @Override
    public ConnectionSecret find(String connectionId, String credentialsId, @CheckForNull URI url) {
        if (credentialsId.isEmpty()) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + connectionId + "' has no credential; " + remedy() + ".");
        }
        List<DomainRequirement> requirements = url == null
                ? List.of()
                : URIRequirementBuilder.fromUri(url.toString()).build();
        StandardCredentials found = lookUp(credentialsId, requirements);
        if (found == null) {
            boolean isElsewhere = lookUp(credentialsId, List.of()) != null;
            throw failure(
                    connectionId,
                    credentialsId,
                    isElsewhere && url != null
                            ? "belongs to a credentials domain that does not cover " + url.getHost()
                            : missing());
        }
        ConnectionSecret secret = toSecret(connectionId, credentialsId, found);
        if (run != null) {
            CredentialsProvider.track(run, found);
        }
        return secret;
    }

    @Override
    public ClientCertificate certificate(String connectionId, String credentialsId) {
        StandardCredentials found = lookUp(credentialsId, List.of());
        if (found == null) {
            throw failure(connectionId, credentialsId, missing());
        }
        if (!(found instanceof StandardCertificateCredentials certificate)) {
            throw failure(connectionId, credentialsId, ofKind(found) + "; needed is 'Certificate'");
        }
        try {
            String storeKey = certificate.getPassword().getPlainText();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            certificate.getKeyStore().store(bytes, storeKey.toCharArray());
            if (run != null) {
                CredentialsProvider.track(run, found);
            }
            String base64 = Base64.getEncoder().encodeToString(bytes.toByteArray());
            return new ClientCertificate(SecretValue.of(base64), SecretValue.of(storeKey));
        } catch (GeneralSecurityException | IOException unreadable) {
            throw failure(connectionId, credentialsId, "holds a key store that cannot be read");
        }
    }

    private String missing() {
        return (folder == null ? "does not exist" : "does not exist for folder '" + folder.getFullName() + "'") + "; "
                + remedy();
    }

    private static String ofKind(StandardCredentials found) {
        return "is of the kind '" + found.getDescriptor().getDisplayName() + "'";
    }

    private String remedy() {
        return folder == null
                ? "choose one under Manage Jenkins > System"
                : "choose one in the folder's configuration, of scope Global";
    }

    @CheckForNull
    private StandardCredentials lookUp(String credentialsId, List<DomainRequirement> requirements) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItem(
                        StandardCredentials.class, folder, ACL.SYSTEM2, requirements),
                CredentialsMatchers.allOf(CredentialsMatchers.withId(credentialsId), CredentialReach.in(folder)));
    }

    private static ConnectionSecret toSecret(String connectionId, String credentialsId, StandardCredentials found) {
        if (found instanceof StringCredentials text) {
            return new ConnectionSecret(null, plain(text.getSecret()));
        }
        if (found instanceof StandardUsernamePasswordCredentials login) {
            return new ConnectionSecret(login.getUsername(), plain(login.getPassword()));
        }
        throw failure(
                connectionId, credentialsId, ofKind(found) + "; needed is 'Username with password' or 'Secret text'");
    }

    private static SecretValue plain(Secret secret) {
        return SecretValue.of(secret.getPlainText());
    }

    private static ExternalSystemException failure(String connectionId, String credentialsId, String problem) {
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                "Connection '" + connectionId + "': credential '" + credentialsId + "' " + problem + ".");
    }
}
