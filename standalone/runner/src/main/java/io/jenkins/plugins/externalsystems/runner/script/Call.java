package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.Closure;
import io.jenkins.plugins.externalsystems.runner.BrokenInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call in a script: {@code name(args)}.
 *
 * @param args as Groovy passes them: named ones as a map in front, a block as closure at the end
 */
record Call(String name, List<Object> args) {
    private static final int SHOWN = 100;

    boolean hasBlock() {
        return !args.isEmpty() && args.get(args.size() - 1) instanceof Closure;
    }

    /** The block. @throws BrokenInput for a call without one */
    Closure<?> block() {
        if (hasBlock()) {
            return (Closure<?>) args.get(args.size() - 1);
        }
        throw BrokenInput.file(name + " needs a block.");
    }

    /** The named arguments. */
    Map<String, Object> named() {
        Map<String, Object> named = new LinkedHashMap<>();
        if (!args.isEmpty() && args.get(0) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(String.valueOf(key), value));
        }
        return named;
    }

    /** The first argument without a name that is no block; null if there is none. */
    @CheckForNull
    Object sole() {
        return args.stream()
                .filter(argument -> !(argument instanceof Map) && !(argument instanceof Closure))
                .findFirst()
                .orElse(null);
    }

    /** A text, given by this name or without one; null if there is none. */
    @CheckForNull
    String text(String parameter) {
        Object value = named().containsKey(parameter) ? named().get(parameter) : sole();
        return value == null ? null : value.toString();
    }

    /** As a person would write it, cut where it is long, without its block. */
    String shown() {
        String arguments = args.stream()
                .filter(argument -> !(argument instanceof Closure))
                .map(Call::shown)
                .collect(Collectors.joining(", "));
        String all = (name + " " + arguments).strip().replaceAll("\\s+", " ");
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN - 1) + "…";
    }

    private static String shown(Object value) {
        if (value instanceof CharSequence) {
            return "'" + value + "'";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + shown(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Call::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
