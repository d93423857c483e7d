package io.jenkins.plugins.externalsystems.architecture.bad.core.auth;

import io.jenkins.plugins.externalsystems.core.SecretValue;

/** Keeps: this is where secrets are read. */
class MayReveal {
    String read(SecretValue value) {
        return value.reveal();
    }
}
