package io.jenkins.plugins.externalsystems.architecture.bad.config;

import hudson.util.Secret;

/** Breaks: Jenkins secrets are read in credentials only. */
class ReadsStoredSecret {
    String read(Secret secret) {
        return secret.getPlainText();
    }
}
