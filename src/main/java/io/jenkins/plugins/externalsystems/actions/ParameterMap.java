package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects an operation's parameters from an action's fields: blank fields are left out, variables are expanded. Not
 * thread-safe.
 */
public final class ParameterMap {
    private final ActionContext context;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Without any parameter yet. @param context expands variables */
    public ParameterMap(ActionContext context) {
        this.context = context;
    }

    /** A text field. */
    public ParameterMap text(String name, @CheckForNull String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, context.expand(value));
        }
        return this;
    }

    /** A text field that holds names separated by commas. */
    public ParameterMap list(String name, @CheckForNull String value) {
        if (value != null && !value.isBlank()) {
            List<String> parts = Arrays.stream(context.expand(value).split(","))
                    .map(String::trim)
                    .filter(part -> !part.isEmpty())
                    .toList();
            values.put(name, parts);
        }
        return this;
    }

    /**
     * A field that holds JSON; variables are expanded inside its texts, so that a value cannot break the JSON.
     *
     * @throws IllegalArgumentException naming the field if it is no JSON
     */
    public ParameterMap json(String name, @CheckForNull String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, expandTexts(JsonProperty.parse(name, value)));
        }
        return this;
    }

    /** Adds to a list; an empty one is left out. */
    ParameterMap addAll(String name, List<String> more) {
        if (!more.isEmpty()) {
            List<Object> all = new ArrayList<>();
            if (values.get(name) instanceof List<?> given) {
                all.addAll(given);
            }
            more.stream().filter(one -> !all.contains(one)).forEach(all::add);
            values.put(name, all);
        }
        return this;
    }

    /** Has those mentioned who wrote the commits of the build. @param systemType type id of the system that mentions them */
    ParameterMap mentionCommitters(String systemType) {
        List<Committer> committers = context.committers(systemType);
        return addAll("mentions", Committer.accounts(committers))
                .value("mention_emails", Committer.addresses(committers));
    }

    /** A value that needs no expansion. */
    public ParameterMap value(String name, @CheckForNull Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** What was collected; read-only. */
    public Map<String, Object> toMap() {
        return Collections.unmodifiableMap(values);
    }

    @CheckForNull
    private Object expandTexts(@CheckForNull Object data) {
        if (data instanceof String text) {
            return context.expand(text);
        }
        if (data instanceof List<?> list) {
            List<Object> expanded = new ArrayList<>();
            list.forEach(element -> expanded.add(expandTexts(element)));
            return expanded;
        }
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> expanded = new LinkedHashMap<>();
            map.forEach((key, value) -> expanded.put(String.valueOf(key), expandTexts(value)));
            return expanded;
        }
        return data;
    }
}
