package io.jenkins.plugins.externalsystems.core.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gives each operation of a document a name of its own, the same one each time the document is read. Not thread-safe. */
public final class OperationNames {
    private final Map<String, Integer> taken = new HashMap<>();
    private final SchemaNotes notes;

    /** @param notes where a changed name is told */
    public OperationNames(SchemaNotes notes) {
        this.notes = notes;
    }

    /**
     * A free name that is like the wish: letters, digits, underscores, dots and hyphens, beginning with a letter.
     *
     * @throws UnusableOperationException if it is too long
     */
    public String take(String wish) {
        if (wish.length() > SchemaLimits.NAME) {
            throw new UnusableOperationException("its name has more than %,d characters".formatted(SchemaLimits.NAME));
        }
        String base = wish.replaceAll("[^A-Za-z0-9_.-]+", "_");
        if (base.isEmpty() || !Character.isLetter(base.charAt(0))) {
            base = "operation_" + base;
        }
        String name = base;
        for (int number = taken.merge(base, 1, Integer::sum);
                number > 1 && taken.putIfAbsent(name, 1) != null;
                number++) {
            name = base + "_" + number;
        }
        if (!name.equals(base)) {
            notes.tell("'" + base + "' is the name of several operations; one is called '" + name + "'.");
        }
        return name;
    }

    /** Snake case of a verb and a path, such as {@code get_pets_by_id} for {@code GET /pets/{id}}. */
    public static String derived(String method, String path) {
        String words = path.replaceAll("\\{([^{}]*)\\}", "by_$1").replaceAll("[^A-Za-z0-9]+", "_");
        return (method + "_" + words)
                .toLowerCase(Locale.ROOT)
                .replaceAll("_+", "_")
                .replaceAll("_$", "");
    }
}
