package io.jenkins.plugins.externalsystems.architecture.bad.core;

import hudson.util.Secret;

/** Breaks: core has no Jenkins types. */
class UsesJenkins {
    Secret secret;
}
