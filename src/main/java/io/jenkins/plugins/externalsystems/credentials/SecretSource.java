package io.jenkins.plugins.externalsystems.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;

/** Turns a credentials id into a secret; the Credentials plugin in Jenkins, a file's entries elsewhere. */
public interface SecretSource {
    /**
     * Finds a credential.
     *
     * @param connectionId for messages
     * @param credentialsId as configured
     * @param url where the secret will be sent, so that credentials restricted to other hosts are not given out; null for
     *     a secret that is a URL itself
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR if there is none of this
     *     id, if it is of a kind that holds no single secret, or if it is restricted to other hosts: three sentences
     */
    ConnectionSecret find(String connectionId, String credentialsId, @CheckForNull URI url);

    /**
     * Finds a certificate with its key, of any domain: it is shown to a server and never handed over.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR if there is none of this
     *     id, or if it is of another kind: two sentences
     */
    ClientCertificate certificate(String connectionId, String credentialsId);
}
