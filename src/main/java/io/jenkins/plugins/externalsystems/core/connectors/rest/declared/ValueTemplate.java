package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which <code>{{name}}</code> stands for a value; one that is nothing else is the value itself. Immutable. */
final class ValueTemplate {
    private static final Pattern NAME = Pattern.compile("\\{\\{ *([A-Za-z_][A-Za-z0-9_]{0,99}) *\\}\\}");

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private final String only;

    private ValueTemplate(String text) {
        this.text = text;
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        Matcher whole = NAME.matcher(text.trim());
        this.only = whole.matches() ? whole.group(1) : "";
    }

    /** @param what the text is, for messages */
    static ValueTemplate of(String what, String text) {
        String literal = NAME.matcher(text).replaceAll("");
        boolean isOdd = literal.contains("{{") || literal.contains("}}");
        if (isOdd || text.contains("{{{") || text.contains("}}}")) {
            throw new DeclarationException("'" + what + "' has double braces around what is no name");
        }
        return new ValueTemplate(text);
    }

    Set<String> names() {
        return names;
    }

    /** The value, of its own type where there is nothing else; null where a value is missing. */
    @CheckForNull
    Object fill(Map<String, Object> values) {
        for (String name : names) {
            if (values.get(name) == null) {
                return null;
            }
        }
        if (!only.isEmpty()) {
            return values.get(only);
        }
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(text(match.group(1), values.get(match.group(1)))));
    }

    /** A value as a part of a text; the elements of a list are joined by commas. */
    static String text(String name, Object value) {
        if (value instanceof Map) {
            throw new UnfitValueException(name, "is a map, which cannot be a part of a text");
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream()
                    .map(element -> text(name, element == null ? "" : element))
                    .collect(Collectors.joining(","));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
