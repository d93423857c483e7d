package io.jenkins.plugins.externalsystems.architecture.bad.core.connectors.one;

import io.jenkins.plugins.externalsystems.architecture.bad.core.connectors.two.Two;

/** Breaks: connectors do not know each other. */
public class One {
    Two other;
}
