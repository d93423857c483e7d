package io.jenkins.plugins.externalsystems.core.schema;

/** Descriptions that others wrote. */
public final class SchemaText {
    private SchemaText() {}

    /** One line without control characters, at most {@link SchemaLimits#DESCRIPTION} characters. */
    public static String oneLine(String text) {
        String start =
                text.length() > 4 * SchemaLimits.DESCRIPTION ? text.substring(0, 4 * SchemaLimits.DESCRIPTION) : text;
        String line = start.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= SchemaLimits.DESCRIPTION) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, SchemaLimits.DESCRIPTION))
                        .strip() + "…";
    }
}
