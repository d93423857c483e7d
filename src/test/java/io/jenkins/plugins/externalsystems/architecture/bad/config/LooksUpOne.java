package io.jenkins.plugins.externalsystems.architecture.bad.config;

import jenkins.model.Jenkins;

/** Breaks, with its twin: Jenkins is looked up in one place. */
class LooksUpOne {
    Jenkins find() {
        return Jenkins.get();
    }
}
