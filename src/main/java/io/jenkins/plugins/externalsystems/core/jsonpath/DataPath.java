package io.jenkins.plugins.externalsystems.core.jsonpath;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A JSONPath, compiled once. Only what takes one look at each value is allowed: names, indexes, slices, wildcards, and filters
 * that compare with a constant; {@code ..}, unions, functions and regular expressions are not. Immutable, thread-safe.
 *
 * @see <a href="https://github.com/json-path/JsonPath">Jayway JsonPath</a>
 */
public final class DataPath {
    /** Characters of a path. */
    public static final int LONGEST = 500;

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$-]{0,100}";
    private static final String CONSTANT = "(?:'[^'\\\\]{0,200}'|-?\\d{1,15}(?:\\.\\d{1,10})?|true|false|null)";
    private static final String FILTER = "\\?\\(@(?:\\." + NAME + "){1,10} ?(?:==|!=|<=|>=|<|>) ?" + CONSTANT + "\\)";
    private static final String IN_BRACKETS = "'[^'\\\\]{1,200}'|\\*|-?\\d{1,6}|-?\\d{0,6}:(?:-?\\d{1,6})?|" + FILTER;
    private static final Pattern ALLOWED =
            Pattern.compile("\\$(?:\\.(?:" + NAME + "|\\*)|\\[(?:" + IN_BRACKETS + ")\\]){0,50}");
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new PlainDataProvider())
            .mappingProvider(new NoMapping())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final String text;
    private final JsonPath path;

    private DataPath(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    /**
     * Compiles a path.
     *
     * @throws IllegalArgumentException with the rest of a sentence that starts with what the path is for
     */
    public static DataPath of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "has more than %,d characters", LONGEST));
        }
        if (!ALLOWED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is no JSONPath that is allowed: it begins with $ and has .name, ['name'],"
                            + " [0], [0:2], [*] and filters such as [?(@.rel == 'next')]");
        }
        try {
            return new DataPath(text, JsonPath.compile(text));
        } catch (InvalidPathException broken) {
            throw new IllegalArgumentException("is no JSONPath", broken);
        }
    }

    /**
     * What is there.
     *
     * @param data plain JSON data
     * @return null where nothing or null is there; a list, which may be empty, for a path that may find several
     */
    @CheckForNull
    public Object find(@CheckForNull Object data) {
        if (data == null) {
            return path.isDefinite() ? null : List.of();
        }
        return path.read(data, CONFIGURATION);
    }

    /** The same as text; empty for nothing, maps and lists. */
    public String findText(@CheckForNull Object data) {
        Object found = find(data);
        if (found instanceof List<?> list && !path.isDefinite() && list.size() == 1) {
            found = list.get(0);
        }
        return found instanceof String || found instanceof Number || found instanceof Boolean ? found.toString() : "";
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
