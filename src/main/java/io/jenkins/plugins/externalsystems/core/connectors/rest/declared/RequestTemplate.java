package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operation sends. Immutable.
 *
 * @param method in capitals
 * @param query by name
 * @param headers by name
 * @param body null for none
 */
record RequestTemplate(
        String method,
        PathTemplate path,
        Map<String, ValueTemplate> query,
        Map<String, ValueTemplate> headers,
        @CheckForNull BodyTemplate body) {

    /** All names of values, those of the path first. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(path.names());
        query.values().forEach(template -> names.addAll(template.names()));
        headers.values().forEach(template -> names.addAll(template.names()));
        if (body != null) {
            names.addAll(body.names());
        }
        return names;
    }

    /** @throws UnfitValueException for a value that cannot be put where it belongs */
    FilledRequest fill(Map<String, Object> values) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        query.forEach((name, template) -> {
            Object value = template.fill(values);
            if (value instanceof Collection<?> several) {
                several.forEach(each -> parameters.add(Map.entry(name, ValueTemplate.text(first(template), each))));
            } else if (value != null) {
                parameters.add(Map.entry(name, ValueTemplate.text(first(template), value)));
            }
        });
        Map<String, String> filled = new LinkedHashMap<>();
        headers.forEach((name, template) -> {
            Object value = template.fill(values);
            if (value != null) {
                filled.put(name, headerValue(template, ValueTemplate.text(first(template), value)));
            }
        });
        return new FilledRequest(
                method, path.fill(values), parameters, filled, body == null ? null : body.fill(values));
    }

    private static String headerValue(ValueTemplate template, String value) {
        try {
            return HeaderRules.requireValue(value);
        } catch (IllegalArgumentException unfit) {
            throw new UnfitValueException(String.join("' or '", template.names()), unfit.getMessage());
        }
    }

    /** For messages: a template without a name cannot fail. */
    private static String first(ValueTemplate template) {
        return template.names().isEmpty() ? "" : template.names().iterator().next();
    }
}
