package io.jenkins.plugins.externalsystems.core;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * One setting that a connector understands; from these come validation of the configuration, the environment variables
 * of the library and the runner, and the reference pages.
 *
 * @param name snake case, such as {@code server_url}
 * @param type how text is converted
 * @param isRequired whether the connection is useless without it
 * @param defaultValue null for none
 * @param environmentVariable read where the setting is missing, outside Jenkins; null for none
 * @param description one sentence, with the unit
 */
public record Setting(
        String name,
        SettingType type,
        boolean isRequired,
        @CheckForNull Object defaultValue,
        @CheckForNull String environmentVariable,
        String description) {

    public static Setting required(String name, SettingType type, String description) {
        return new Setting(name, type, true, null, null, description);
    }

    public static Setting optional(String name, SettingType type, String description) {
        return new Setting(name, type, false, null, null, description);
    }

    public static Setting withDefault(String name, SettingType type, Object defaultValue, String description) {
        return new Setting(name, type, false, defaultValue, null, description);
    }

    /** A copy that falls back to an environment variable. */
    public Setting fromEnvironment(String variable) {
        return new Setting(name, type, isRequired, defaultValue, variable, description);
    }
}
