package io.jenkins.plugins.externalsystems.core.operation;

/** What a parameter may be; the connector base checks and converts before a handler runs. */
public enum ParameterType {
    /** One line; numbers and booleans are taken as text. */
    STRING("text"),
    /** Any length and lines. */
    TEXT("text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    /** Texts; one text is split at commas. */
    STRING_LIST("a list of texts"),
    /** Names with any values. */
    MAP("a map"),
    /** A list of maps. */
    MAP_LIST("a list of maps"),
    /** Any JSON data. */
    ANY("any value");

    private final String description;

    ParameterType(String description) {
        this.description = description;
    }

    /** In words, for messages and reference pages. */
    public String description() {
        return description;
    }
}
