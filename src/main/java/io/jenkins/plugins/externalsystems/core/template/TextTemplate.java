package io.jenkins.plugins.externalsystems.core.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonmark.node.Node;

/**
 * A text with places for values, in Mustache: <code>{{name}}</code>, <code>{{#name}}…{{/name}}</code> where there is such a
 * value or for each of a list, <code>{{^name}}…{{/name}}</code> where there is none; an empty text,
 * list or map, false and zero count as none. Data is maps, lists, texts, numbers,
 * booleans and null; nothing is ever called on a value, and templates cannot include others. Immutable.
 *
 * @see <a href="https://mustache.github.io/mustache.5.html">Mustache</a>
 */
public final class TextTemplate {
    private final String source;
    private final Set<String> required;

    private TextTemplate(String source, Set<String> required) {
        this.source = source;
        this.required = required;
    }

    /** @throws IllegalArgumentException for broken Mustache, saying what and in which line */
    public static TextTemplate of(String source) {
        // The marks of MarkdownValues can come from values only.
        String clean = MarkdownValues.withoutMarks(source);
        try {
            RequiredNames names = new RequiredNames();
            compiler().compile(clean).visit(names);
            return new TextTemplate(clean, names.required);
        } catch (MustacheException broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    /**
     * The text with the values as they are.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public String render(Map<String, Object> data) {
        return render(data, TextTemplate::text);
    }

    /**
     * The text, which is Markdown, in Slack's mrkdwn. Values are text and nothing else: they cannot mention, format, or end
     * code or a link that the template began; where one is a link's address, only http, https and mailto make a link.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public String renderMrkdwn(Map<String, Object> data) {
        return MrkdwnBlocks.document(document(data));
    }

    /**
     * The text, which is Markdown, as elements of an Adaptive Card. Values are text and nothing else, as in {@link
     * #renderMrkdwn}.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public List<Map<String, Object>> renderCard(Map<String, Object> data) {
        return CardBlocks.document(document(data));
    }

    /**
     * The text, which is Markdown, in the Atlassian Document Format. Values are text and nothing else, as in {@link
     * #renderMrkdwn}.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public Map<String, Object> renderAdf(Map<String, Object> data) {
        return Markdown.adf(document(data));
    }

    /**
     * The text, which is Markdown, in the wiki notation of Jira Data Center. Values are text and nothing else, as in {@link
     * #renderMrkdwn}.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public String renderWiki(Map<String, Object> data) {
        return WikiBlocks.document(document(data));
    }

    private Node document(Map<String, Object> data) {
        MarkdownValues values = new MarkdownValues();
        String markdown = render(data, value -> values.mark(text(value)));
        return values.putInto(MarkdownParser.parse(markdown));
    }

    /**
     * The text, which is HTML, with the values escaped; <code>{{{name}}}</code> puts one in as it is.
     *
     * @throws MissingValuesException naming what the data lacks
     * @throws IllegalArgumentException where a map stands for a text
     */
    public String renderHtml(Map<String, Object> data) {
        return render(data, compiler().escapeHTML(true).withFormatter(TextTemplate::text));
    }

    private String render(Map<String, Object> data, Mustache.Formatter formatter) {
        return render(data, compiler().withFormatter(formatter));
    }

    private String render(Map<String, Object> data, Mustache.Compiler withFormat) {
        SortedSet<String> missing = new TreeSet<>(required);
        missing.removeIf(name -> isThere(name, data));
        if (!missing.isEmpty()) {
            throw new MissingValuesException(missing);
        }
        try {
            Template template = withFormat.compile(source);
            return template.execute(data);
        } catch (MustacheException.Context absent) {
            throw new MissingValuesException(Set.of(absent.key));
        }
    }

    private static boolean isThere(String name, Map<String, Object> data) {
        if (data.containsKey(name)) {
            return true;
        }
        Object at = data;
        for (String part : name.split("\\.")) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(part)) {
                return false;
            }
            at = map.get(part);
            if (at == null) {
                return true;
            }
        }
        return true;
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?>) {
            throw new IllegalArgumentException("a map of names and values stands where the template shows a text");
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> element == null ? "" : text(element))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    private static Mustache.Compiler compiler() {
        return Mustache.compiler()
                .escapeHTML(false)
                .nullValue("")
                .withCollector(new PlainDataCollector())
                .withLoader(name -> {
                    throw new IllegalArgumentException("a template cannot include another one: " + name);
                });
    }

    /** The names outside of sections, which the data must have. */
    private static final class RequiredNames implements Mustache.Visitor {
        private final Set<String> required = new LinkedHashSet<>();

        @Override
        public void visitText(String text) {
            // Has no names.
        }

        @Override
        public void visitVariable(String name) {
            required.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            throw new IllegalArgumentException("a template cannot include another one: " + name);
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitSection(String name) {
            return false;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return false;
        }
    }
}
