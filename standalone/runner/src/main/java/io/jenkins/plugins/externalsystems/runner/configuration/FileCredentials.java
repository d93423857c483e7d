package io.jenkins.plugins.externalsystems.runner.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;
import java.util.Map;

/** The credentials of a file, by id. */
final class FileCredentials implements SecretSource {
    private final String file;
    private final Map<String, ConnectionSecret> byId;

    FileCredentials(String file, Map<String, ConnectionSecret> byId) {
        this.file = file;
        this.byId = byId;
    }

    @Override
    public ConnectionSecret find(String connectionId, String credentialsId, @CheckForNull URI url) {
        ConnectionSecret found = byId.get(credentialsId);
        if (found == null) {
            throw new ExternalSystemException(
                    ErrorCode.CONFIGURATION_ERROR,
                    "Connection '" + connectionId + "': credential '" + credentialsId + "' does not exist in " + file
                            + "; known are: " + String.join(", ", byId.keySet()) + ".");
        }
        return found;
    }
}
