package io.jenkins.plugins.externalsystems.core.schema.document;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place in a document of plain data, with what is there. What is not there is a missing node, so that nobody asks for null. */
public final class DocumentNode {
    private final SchemaBudget budget;
    private final Object value;
    private final DocumentNode parent;
    private final String key;
    private final int depth;

    private DocumentNode(
            SchemaBudget budget, @CheckForNull Object value, @CheckForNull DocumentNode parent, String key) {
        this.budget = budget;
        this.value = value;
        this.parent = parent;
        this.key = key;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** The whole of a document. @param budget is charged for what is looked through */
    public static DocumentNode root(@CheckForNull Object value, SchemaBudget budget) {
        return new DocumentNode(budget, value, null, "#");
    }

    /** What a map has under a key. */
    public DocumentNode get(String name) {
        return new DocumentNode(budget, value instanceof Map<?, ?> map ? map.get(name) : null, this, name);
    }

    /** The elements of a list; anything else has none. */
    public List<DocumentNode> elements() {
        List<DocumentNode> nodes = new ArrayList<>();
        if (value instanceof List<?> list) {
            budget.steps(list.size());
            for (int i = 0; i < list.size(); i++) {
                nodes.add(new DocumentNode(budget, list.get(i), this, Integer.toString(i)));
            }
        }
        return nodes;
    }

    /** The entries of a map in the document's order, each of which knows its {@link #key}; anything else has none. */
    public List<DocumentNode> entries() {
        List<DocumentNode> nodes = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            budget.steps(map.size());
            map.forEach((name, element) -> nodes.add(new DocumentNode(budget, element, this, String.valueOf(name))));
        }
        return nodes;
    }

    /** What its parent calls it. */
    public String key() {
        return key;
    }

    /** How deep it is, references followed. */
    public int depth() {
        return depth;
    }

    /** Whether there is something. */
    public boolean exists() {
        return value != null;
    }

    public boolean isMap() {
        return value instanceof Map<?, ?>;
    }

    public boolean isList() {
        return value instanceof List<?>;
    }

    /** A text, a number or a boolean as text. */
    public Optional<String> text() {
        if (value instanceof BigDecimal number) {
            return Optional.of(number.toString());
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    /** The text under a key, empty where there is none. */
    public String text(String name) {
        return get(name).text().orElse("");
    }

    /** Whether it says true. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(get(name).value);
    }

    /** A text, number or boolean as it is; null for others. */
    @CheckForNull
    public Object scalar() {
        return text().isPresent() ? value : null;
    }

    /** The same data, known to be reached through another place, as a reference is. */
    public DocumentNode reachedFrom(DocumentNode other) {
        return new DocumentNode(budget, value, other, key);
    }

    /** Where it is, such as {@code #/paths/~1pets/get}; a pointer as in RFC 6901, cut where it is long. */
    public String where() {
        List<String> keys = new ArrayList<>();
        for (DocumentNode at = this; at != null && keys.size() <= SchemaLimits.DEPTH; at = at.parent) {
            keys.add(
                    0,
                    at.parent == null
                            ? at.key
                            : SafeWords.of(at.key.replace("~", "~0").replace("/", "~1")));
        }
        String path = String.join("/", keys);
        return path.length() <= 200 ? path : path.substring(0, 200) + "…";
    }
}
