package io.jenkins.plugins.externalsystems.runner.configuration;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${NAME}} and {@code ${NAME:-default}} in texts, and {@code ^${} for a literal {@code ${}, as in Configuration as Code. */
final class Placeholders {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\^\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_.]*)(:-([^}]*))?}");

    private final UnaryOperator<String> variables;

    /** @param variables gives null for a variable that is not set */
    Placeholders(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    /** @throws IllegalArgumentException naming a variable that is not set and has no default */
    String fill(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher)));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(Matcher matcher) {
        String name = matcher.group(1);
        if (name == null) {
            return "${";
        }
        String value = variables.apply(name);
        if (value != null) {
            return value;
        }
        if (matcher.group(2) == null) {
            throw new IllegalArgumentException("environment variable " + name + " is not set");
        }
        return matcher.group(3);
    }
}
