package io.jenkins.plugins.externalsystems.architecture.bad.core.connectors.two;

import io.jenkins.plugins.externalsystems.architecture.bad.core.connectors.one.One;

/** Breaks, with its twin: packages have no cycles. */
public class Two {
    One other;
}
