package io.jenkins.plugins.externalsystems.core.schema.document;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts maps, lists and values together as a parser comes to them, within the limits. Not thread-safe. */
final class TreeBuilder {
    private static final Object NO_KEY = new Object();

    private final Deque<Object> open = new ArrayDeque<>();
    private final Deque<Object> keys = new ArrayDeque<>();
    private Object root;
    private boolean hasRoot;
    private int nodes;

    /** Begins a map or a list. @param line for messages */
    void begin(boolean isMap, int line) {
        Object container = isMap ? new LinkedHashMap<String, Object>() : new ArrayList<Object>(0);
        add(container, line);
        open.push(container);
        keys.push(NO_KEY);
        if (open.size() > SchemaLimits.DEPTH) {
            throw new SchemaException("has more than %,d maps and lists within each other at line %,d"
                    .formatted(SchemaLimits.DEPTH, line));
        }
    }

    void end() {
        open.pop();
        keys.pop();
    }

    /** Whether the next thing is the key of a map. */
    boolean isKeyNext() {
        return open.peek() instanceof Map<?, ?> && keys.peek() == NO_KEY;
    }

    /** The map or list that is open. */
    @CheckForNull
    Object current() {
        return open.peek();
    }

    void key(String name, int line) {
        if (open.peek() instanceof Map<?, ?> map && map.containsKey(name)) {
            throw new SchemaException(
                    "has the key '%s' twice in one place at line %,d".formatted(SafeWords.of(name), line));
        }
        keys.pop();
        keys.push(name);
    }

    @SuppressWarnings("unchecked")
    void add(@CheckForNull Object value, int line) {
        if (++nodes > SchemaLimits.NODES) {
            throw new SchemaException("has more than %,d values at line %,d".formatted(SchemaLimits.NODES, line));
        }
        Object container = open.peek();
        if (container == null) {
            if (hasRoot) {
                throw new SchemaException("has more than one root at line %,d".formatted(line));
            }
            hasRoot = true;
            root = value;
        } else if (container instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else {
            ((Map<String, Object>) container).put((String) keys.pop(), value);
            keys.push(NO_KEY);
        }
    }

    @CheckForNull
    Object root() {
        return root;
    }
}
