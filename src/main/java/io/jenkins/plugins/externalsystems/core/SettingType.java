package io.jenkins.plugins.externalsystems.core;

/** How the value of a {@link Setting} is read. */
public enum SettingType {
    TEXT,
    /** An absolute http or https URL. */
    URL,
    INTEGER,
    DECIMAL,
    /** {@code true}, {@code yes}, {@code 1}, {@code on} or their opposites. */
    BOOLEAN,
    /** A number of seconds, {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h} or ISO 8601. */
    DURATION,
    /** A list, or text split at commas. */
    LIST,
    /** A map of names to texts, each of any length. */
    TEXTS,
    /** A list of maps that hold plain data. */
    MAPS,
    /** A {@link SecretValue}; never text in a file. */
    SECRET,
    /** Names with a {@link SecretValue} each. */
    SECRET_MAP
}
