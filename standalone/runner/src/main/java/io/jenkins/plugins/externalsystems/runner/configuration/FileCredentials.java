package io.jenkins.plugins.externalsystems.runner.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.credentials.ClientCertificate;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;
import java.util.Map;

/** The credentials of a file, by id. */
final class FileCredentials implements SecretSource {
    private final String file;
    private final Map<String, ConnectionSecret> byId;
    private final Map<String, ClientCertificate> certificates;

    FileCredentials(String file, Map<String, ConnectionSecret> byId, Map<String, ClientCertificate> certificates) {
        this.file = file;
        this.byId = byId;
        this.certificates = certificates;
    }

    @Override
    public ConnectionSecret find(String connectionId, String credentialsId, @CheckForNull URI url) {
        return known(byId, "string or usernamePassword", connectionId, credentialsId);
    }

    @Override
    public ClientCertificate certificate(String connectionId, String credentialsId) {
        return known(certificates, "certificate", connectionId, credentialsId);
    }

    private <T> T known(Map<String, T> ofKind, String kind, String connectionId, String credentialsId) {
        T found = ofKind.get(credentialsId);
        if (found == null) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + connectionId + "': credential '" + credentialsId + "' does not exist in " + file
                            + " as " + kind + "; known are: " + String.join(", ", ofKind.keySet()) + ".");
        }
        return found;
    }
}
