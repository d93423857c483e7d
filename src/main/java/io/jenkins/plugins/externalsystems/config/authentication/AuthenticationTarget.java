package io.jenkins.plugins.externalsystems.config.authentication;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationType;
import io.jenkins.plugins.externalsystems.credentials.ConnectionSecret;
import io.jenkins.plugins.externalsystems.credentials.SecretSource;
import java.net.URI;

/**
 * What an authentication is for: one URL of one connection, whose settings it fills.
 *
 * @param settings receives them
 * @param prefix of the settings' names, see {@code core.auth.settings}
 * @param connectionId for messages
 * @param url where requests go, for the credential's domain
 * @param secrets looks credentials up
 */
public record AuthenticationTarget(
        ConnectorConfig.Builder settings, String prefix, String connectionId, URI url, SecretSource secrets) {
    AuthenticationTarget set(String name, @CheckForNull Object value) {
        settings.set(prefix + name, value);
        return this;
    }

    AuthenticationTarget type(AuthenticationType type) {
        return set("auth_type", type.id());
    }

    /** A credential of the kind 'Secret text'. @param needed what it holds, for the message */
    SecretValue secretText(String credentialsId, String needed) {
        ConnectionSecret found = secrets.find(connectionId, credentialsId, url);
        if (!found.isSecretText()) {
            throw wrongKind(credentialsId, "'Username with password'", "'Secret text' with the " + needed);
        }
        return found.secret();
    }

    /** Sets user and secret from a credential of the kind 'Username with password'. @param at where it is sent */
    AuthenticationTarget login(String credentialsId, URI at, String needed) {
        ConnectionSecret found = secrets.find(connectionId, credentialsId, at);
        if (found.isSecretText()) {
            throw wrongKind(credentialsId, "'Secret text'", "'Username with password' with the " + needed);
        }
        return set("auth_username", found.username()).set("auth_secret", found.secret());
    }

    private ExternalSystemException wrongKind(String credentialsId, String kind, String needed) {
        return new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR,
                "Connection '" + connectionId + "': credential '" + credentialsId + "' is a " + kind + "; needed is a "
                        + needed + ".");
    }
}
