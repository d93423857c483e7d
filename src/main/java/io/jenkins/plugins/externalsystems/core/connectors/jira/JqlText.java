package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values as JQL literals, so that a value stays a value whatever it holds.
 *
 * @see <a href="https://support.atlassian.com/jira-software-cloud/docs/search-for-issues-using-the-text-field/">Text
 *     search and its special characters</a>
 * @see <a href="https://support.atlassian.com/jira-software-cloud/docs/use-advanced-search-with-jira-query-language-jql/">
 *     JQL, reserved characters</a>
 */
final class JqlText {
    private static final Pattern OPERATOR_WORDS = Pattern.compile("\\b(AND|OR|NOT)\\b");
    private static final String SEARCH_SYNTAX = "+-&|!(){}[]^~*?\\:\"/";

    private JqlText() {}

    /** The value in double quotes. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** {@code (a, b)}, each quoted. */
    static String quoteAll(List<String> values) {
        return values.stream().map(JqlText::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Words to find, quoted; the text search's own operators lose their meaning. */
    static String quoteWords(String words) {
        String plain =
                OPERATOR_WORDS.matcher(words).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
        StringBuilder escaped = new StringBuilder();
        for (char c : plain.toCharArray()) {
            if (SEARCH_SYNTAX.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return quote(escaped.toString());
    }
}
