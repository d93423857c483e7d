package io.jenkins.plugins.externalsystems.architecture.bad.credentials;

import hudson.util.Secret;

/** Keeps: this is where stored secrets are read. */
class MayReadStoredSecret {
    String read(Secret secret) {
        return secret.getPlainText();
    }
}
