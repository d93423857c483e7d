package io.jenkins.plugins.externalsystems.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.SecretValue;

/**
 * What a credential gave.
 *
 * @param username null for a secret text
 * @param secret the password, token or text
 */
public record ConnectionSecret(@CheckForNull String username, SecretValue secret) {
    /** Whether it is a secret text, with no user. */
    public boolean isSecretText() {
        return username == null;
    }
}
