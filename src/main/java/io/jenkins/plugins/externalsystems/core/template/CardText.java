package io.jenkins.plugins.externalsystems.core.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text in a {@code TextBlock} or {@code Fact} of an Adaptive Card, which are read as Markdown. */
public final class CardText {
    /** Separates what would else be read together, and shows nothing. */
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private static final Pattern ALWAYS = Pattern.compile("[\\\\*\\[\\]`~]");
    /** Inside a word an underscore is one. */
    private static final Pattern UNDERSCORE = Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,32};)");
    private static final Pattern MENTION = Pattern.compile("(?i)<(?=/?at[\\s>])");
    /** Begins a heading, a list, a quote or a rule, and "81.4" begins none. */
    private static final Pattern MARKER = Pattern.compile(
            "(?m)^([ \\t]*)(?:(#{1,6}(?=\\s|$)|[+-](?=\\s|$)|-(?=[- \\t]*$)|>)|(\\d{1,9})([.)])(?=\\s|$))");

    private CardText() {}

    /**
     * The text so that it is shown as it is written: it formats nothing, and mentions nobody.
     *
     * @param text not escaped yet; line breaks become paragraphs, since a card knows no other
     * @see <a href="https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format">Format cards
     *     in Microsoft Teams</a>
     */
    public static String escape(String text) {
        return atLineStart(inline(CleanText.of(text))).replaceAll("\\R+", "\n\n");
    }

    /** The same for a piece that stands inside a line. */
    static String inline(String text) {
        String escaped = ALWAYS.matcher(text).replaceAll("\\\\$0");
        escaped = UNDERSCORE.matcher(escaped).replaceAll("\\\\_");
        escaped = ENTITY.matcher(escaped).replaceAll("\\\\&");
        return MENTION.matcher(escaped).replaceAll("<" + ZERO_WIDTH_SPACE);
    }

    /** What would begin a heading, a quote or a list begins none. */
    static String atLineStart(String lines) {
        return MARKER.matcher(lines)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1)
                        + (match.group(2) == null ? match.group(3) + "\\" + match.group(4) : "\\" + match.group(2))));
    }
}
