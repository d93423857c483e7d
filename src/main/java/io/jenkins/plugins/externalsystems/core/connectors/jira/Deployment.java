package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the setting {@code deployment} may say. */
enum Deployment {
    /** The server is asked. */
    AUTO,
    CLOUD,
    /** Jira Data Center, and Jira Server before it. */
    SERVER;

    static final String SETTING = "deployment";

    /** @throws RuntimeException CONFIGURATION_ERROR that lists the possible values */
    static Deployment from(ConnectorConfig config) {
        String given = config.requiredText(SETTING).trim();
        return Arrays.stream(values())
                .filter(deployment -> deployment.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> config.invalid(
                        SETTING, "is '" + Words.shown(given) + "'; it must be " + known().replace(", ", " or ")));
    }

    private static String known() {
        return Arrays.stream(values())
                .map(deployment -> deployment.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
