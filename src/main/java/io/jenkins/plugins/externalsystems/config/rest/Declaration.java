package io.jenkins.plugins.externalsystems.config.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.externalsystems.core.connectors.rest.RestDeclarations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A part of the connector's settings while it is put together; what is empty is left out. */
final class Declaration {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Declaration set(String name, @CheckForNull Object value) {
        boolean isEmpty = value == null
                || value.equals("")
                || value.equals(false)
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Collection<?> collection && collection.isEmpty());
        if (!isEmpty) {
            entries.put(name, value);
        }
        return this;
    }

    /** Sets it even where it is empty. */
    Declaration put(String name, @CheckForNull Object value) {
        entries.put(name, value);
        return this;
    }

    Map<String, Object> toMap() {
        return entries;
    }

    /**
     * Checks an operation of which only the part in question is given, with the connector's own check.
     *
     * @param part adds it to an operation that is right; throws IllegalArgumentException for what cannot be read
     */
    static FormValidation check(Consumer<Declaration> part) {
        Declaration operation = new Declaration().set("name", "x").set("path", "/");
        try {
            part.accept(operation);
            RestDeclarations.check(List.of(operation.toMap()));
            return FormValidation.ok();
        } catch (IllegalArgumentException wrong) {
            return FormValidation.error(withoutName(String.valueOf(wrong.getMessage()), operation.entries.get("name")));
        }
    }

    /** The sentence as it stands beside a field: whose it is can be seen there, and the name may be made up. */
    private static String withoutName(String sentence, @CheckForNull Object name) {
        for (String subject : List.of("operation '" + name + "': ", "an operation: ")) {
            if (sentence.startsWith(subject)) {
                return sentence.substring(subject.length());
            }
        }
        return sentence;
    }

    /** Choices whose names are their values. @param none the name of the first, empty one; null for no such */
    static ListBoxModel choices(@CheckForNull String none, String... values) {
        ListBoxModel model = new ListBoxModel();
        if (none != null) {
            model.add(none, "");
        }
        for (String value : values) {
            model.add(value, value);
        }
        return model;
    }
}
