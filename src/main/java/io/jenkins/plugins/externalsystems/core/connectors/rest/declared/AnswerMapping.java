package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is made of an answer. Immutable.
 *
 * @param items where the rows are; null where the answer is one thing
 * @param result of the answer, or of each row
 */
public record AnswerMapping(@CheckForNull DataPath items, ResultMapping result) {
    /** Takes answers as they are. */
    public static AnswerMapping none() {
        return new AnswerMapping(null, ResultMapping.none());
    }

    /** Whether the answer is a list of rows. */
    public boolean hasRows() {
        return items != null;
    }

    /** The rows of an answer, each mapped; null where there are none at that place. */
    @CheckForNull
    public List<Object> rows(@CheckForNull Object data) {
        Object found = items == null ? null : items.find(data);
        if (!(found instanceof Collection<?> collection)) {
            return null;
        }
        List<Object> rows = new ArrayList<>();
        collection.forEach(row -> rows.add(result.isEmpty() ? row : result.map(row)));
        return rows;
    }

    /** The answer as one thing: mapped, or an object as it is, or anything else below {@code data}. */
    public Map<String, Object> one(@CheckForNull Object data) {
        if (!result.isEmpty()) {
            return result.map(data);
        }
        Map<String, Object> one = new LinkedHashMap<>();
        if (data instanceof Map<?, ?> object) {
            object.forEach((name, value) -> one.put(String.valueOf(name), value));
        } else if (data != null) {
            one.put("data", data);
        }
        return one;
    }
}
