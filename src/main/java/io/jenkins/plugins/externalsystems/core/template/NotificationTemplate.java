package io.jenkins.plugins.externalsystems.core.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message about an event with places for its data. Written like an e-mail: lines with a name and a value, an empty line,
 * then the text in Markdown.
 *
 * <pre>
 * title: {{vessel}} arrives in {{port}}
 * severity: info
 * field Berth: {{#berth}}{{berth}}{{/berth}}
 *
 * **{{vessel}}** is expected at {{eta}}.
 * </pre>
 *
 * @param title one line
 * @param severity gives the name of a severity
 * @param fields by name; one whose value is empty is left out
 * @param text Markdown
 */
public record NotificationTemplate(
        TextTemplate title, TextTemplate severity, Map<String, TextTemplate> fields, TextTemplate text) {
    private static final Pattern LINE = Pattern.compile("(title|severity|field +([^:]*[^: ]))\\s*:\\s*(.*)");
    private static final String DEFAULT_SEVERITY = "info";

    /** Keeps the order of the fields. */
    public NotificationTemplate {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** @throws IllegalArgumentException for a text of another form, saying what and in which line */
    public static NotificationTemplate parse(String source) {
        String[] parts = source.strip().replace("\r\n", "\n").split("\n[ \t]*\n", 2);
        Optional<TextTemplate> title = Optional.empty();
        TextTemplate severity = TextTemplate.of(DEFAULT_SEVERITY);
        Map<String, TextTemplate> fields = new LinkedHashMap<>();
        int number = 0;
        for (String line : parts[0].split("\n")) {
            number++;
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("line " + number
                        + " is none of 'title: …', 'severity: …', 'field Name: …', which come before the empty line");
            }
            TextTemplate value = compiled(matcher.group(3), "line " + number);
            String name = matcher.group(1);
            if (name.equals("title")) {
                title = Optional.of(value);
            } else if (name.equals("severity")) {
                severity = value;
            } else if (fields.put(matcher.group(2), value) != null) {
                throw new IllegalArgumentException(
                        "line " + number + " has the field '" + matcher.group(2) + "' again");
            }
        }
        if (parts.length < 2) {
            throw new IllegalArgumentException("there is no empty line with a text after it");
        }
        return new NotificationTemplate(
                title.orElseThrow(() -> new IllegalArgumentException("there is no line 'title: …'")),
                severity,
                fields,
                compiled(parts[1].strip(), "the text"));
    }

    private static TextTemplate compiled(String source, String where) {
        try {
            return TextTemplate.of(source);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(where + ": " + broken.getMessage(), broken);
        }
    }
}
