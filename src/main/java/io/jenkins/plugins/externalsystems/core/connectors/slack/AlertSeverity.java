package io.jenkins.plugins.externalsystems.core.connectors.slack;

import java.util.Arrays;
import java.util.Locale;

/** How bad an alert is; decides the colour of its bar. */
enum AlertSeverity {
    INFO("#36a64f"),
    WARNING("#ff9900"),
    ERROR("#ff0000"),
    CRITICAL("#8b0000");

    private final String color;

    AlertSeverity(String color) {
        this.color = color;
    }

    /** Hexadecimal, as an attachment takes it. */
    String color() {
        return color;
    }

    /** In small letters, as the parameter takes it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertSeverity of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    static String[] ids() {
        return Arrays.stream(values()).map(AlertSeverity::id).toArray(String[]::new);
    }
}
