package io.jenkins.plugins.externalsystems.runner.script;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import groovy.lang.GroovyObjectSupport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The variables of a build; a script knows them as {@code env} and by their names alone. Inner blocks see outer ones'. */
public final class BuildEnvironment extends GroovyObjectSupport {
    private final UnaryOperator<String> outside;
    private final Deque<Map<String, String>> layers = new ArrayDeque<>();

    /** @param outside variables of the process */
    BuildEnvironment(UnaryOperator<String> outside) {
        this.outside = outside;
        layers.push(new HashMap<>(Map.of("BUILD_NUMBER", "1", "BUILD_ID", "1", "JOB_NAME", "terminal")));
    }

    /** The value; null if it is not set. */
    @CheckForNull
    String value(String name) {
        for (Map<String, String> layer : layers) {
            if (layer.containsKey(name)) {
                return layer.get(name);
            }
        }
        return outside.apply(name);
    }

    /** Sets a variable in the innermost block. */
    void set(String name, @CheckForNull Object value) {
        layers.element().put(name, value == null ? null : value.toString());
    }

    /** Runs a block that sees more variables. */
    <T> T with(Map<String, String> more, java.util.function.Supplier<T> block) {
        layers.push(new LinkedHashMap<>(more));
        try {
            return block.get();
        } finally {
            layers.pop();
        }
    }

    @CheckForNull
    @Override
    public Object getProperty(String name) {
        return value(name);
    }

    @Override
    public void setProperty(String name, @CheckForNull Object value) {
        set(name, value);
    }
}
