package io.jenkins.plugins.externalsystems.architecture.bad.core;

import io.jenkins.plugins.externalsystems.core.SecretValue;

/** Breaks: secrets are revealed in core.auth only. */
class RevealsSecret {
    String read(SecretValue value) {
        return value.reveal();
    }
}
