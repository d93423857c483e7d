package io.jenkins.plugins.externalsystems.core.template;

/**
 * Plain text in Jira's wiki notation. A backslash takes the meaning from the characters {@code - # * _ + ? ^ ~ | % { } [ ]
 * ( ) ! @} and from no others, unless another backslash stands before it; two backslashes are a line break. What it cannot
 * escape is kept apart by a character that does not show.
 *
 * @see <a href="https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all">Text formatting notation</a>
 */
public final class WikiText {
    static final char ZERO_WIDTH_SPACE = '\u200B';

    private static final String ALWAYS = "{}[]|!";
    /** They format between a letter or digit and none: {@code snake_case} and {@code a-b} are text anyway. */
    private static final String AROUND_WORDS = "*_-+^~#";
    /** What follows a parenthesis in the notation of small pictures, such as {@code (!)} and {@code (on)}. */
    private static final String PICTURES = "!/?*+-xyinof";

    private WikiText() {}

    /** The text so that it shows as it is, on one line. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
            if (needsEscape(character, before, after)) {
                out.append('\\');
            }
            out.append(character == '\n' || character == '\r' ? ' ' : character);
            boolean mayEscapeNext = at + 1 == text.length() || !Character.isLetterOrDigit(after);
            if (character == '\\' && mayEscapeNext) {
                out.append(ZERO_WIDTH_SPACE);
            }
        }
        return out.toString();
    }

    private static boolean needsEscape(char character, char before, char after) {
        return ALWAYS.indexOf(character) >= 0
                || AROUND_WORDS.indexOf(character) >= 0
                        && !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after))
                || character == '?' && (before == '?' || after == '?')
                || character == '(' && PICTURES.indexOf(after) >= 0
                || (character == '(' || character == ')') && (before == ':' || before == ';');
    }

    /**
     * The words of what Jira Data Center gives back, read for a person: without escapes and without the marks of blocks and
     * macros. Nothing fails; what is no notation stays as it is.
     */
    public static String plain(String wiki) {
        return wiki.replaceAll("\\{(code|noformat|quote|panel|color)(:[^}\\n]{0,200})?}\\n?", "")
                .replaceAll("\\{\\{|}}|\\{([*_+-])}", "")
                .replaceAll("(?m)^(h[1-6]|bq)\\. ", "")
                .replaceAll("(?<!\\\\)\\\\\\\\ ?", "\n")
                .replaceAll("(?<!\\\\)\\\\([-#*_+?^~|%{}\\[\\]()!@])", "$1")
                .replace(String.valueOf(ZERO_WIDTH_SPACE), "")
                .strip();
    }
}
