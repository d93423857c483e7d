package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below the base URL in which names in braces stand for values. Each value stays within its part of the path.
 * Immutable.
 */
public final class PathTemplate {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]{0,99})\\}");

    private final String text;
    private final List<String> names;

    private PathTemplate(String text, List<String> names) {
        this.text = text;
        this.names = List.copyOf(names);
    }

    /** @param what the path is, for messages */
    static PathTemplate of(String what, String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            if (!names.contains(matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        String literal = NAME.matcher(text).replaceAll("x");
        if (literal.contains("{") || literal.contains("}")) {
            throw new DeclarationException("'" + what + "' has braces around what is no name");
        }
        try {
            SafePath.requireSafe(literal);
        } catch (IllegalArgumentException unsafe) {
            throw new DeclarationException("'" + what + "' " + unsafe.getMessage(), unsafe);
        }
        return new PathTemplate(text, names);
    }

    /** The names in it, in their order. */
    public List<String> names() {
        return names;
    }

    /**
     * The path, encoded.
     *
     * @throws UnfitValueException for a value that is missing or would leave its place
     */
    public String fill(Map<String, Object> values) {
        StringBuilder path = new StringBuilder();
        Set<String> used = new TreeSet<>();
        for (String segment : text.substring(1).split("/", -1)) {
            used.clear();
            String filled = NAME.matcher(segment).replaceAll(match -> {
                used.add(match.group(1));
                return Matcher.quoteReplacement(encoded(match.group(1), values));
            });
            try {
                // Two values that are harmless by themselves may not be so together.
                SafePath.requireNoStep(filled);
            } catch (IllegalArgumentException unsafe) {
                throw new UnfitValueException(String.join("' and '", used), unsafe.getMessage());
            }
            path.append('/').append(filled);
        }
        return path.toString();
    }

    private static String encoded(String name, Map<String, Object> values) {
        Object value = values.get(name);
        String text = value == null ? "" : ValueTemplate.text(name, value);
        try {
            return SafePath.segment(text);
        } catch (IllegalArgumentException unsafe) {
            throw new UnfitValueException(name, unsafe.getMessage());
        }
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
