package io.jenkins.plugins.externalsystems.core.template;

import java.util.Locale;

/**
 * A text within a size limit. What is too long is cut at a sensible place (paragraph, line, sentence, word; never inside
 * a character, a Slack entity or a link), an open code fence is closed, and a note says how much is missing.
 *
 * @param text within the limit, the note included
 * @param missing number of characters that were left out, 0 where the text is whole
 */
public record TruncatedText(String text, int missing) {
    private static final String FENCE = "```";
    private static final String DOTS = "...";

    /**
     * Cuts where needed.
     *
     * @param text plain text, Markdown or Slack mrkdwn
     * @param limit of the result, in characters (UTF-16 units, as {@link String#length}); at least 0. Where not even the
     *     note fits the result is the bare beginning.
     */
    public static TruncatedText of(String text, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is negative: " + limit);
        }
        if (text.length() <= limit) {
            return new TruncatedText(text, 0);
        }
        int reserve = note(text.length()).length() + 1 + (text.contains(FENCE) ? FENCE.length() + 1 : 0);
        if (limit < reserve) {
            int bare = CutPoints.wholeBefore(text, limit);
            return new TruncatedText(text.substring(0, bare), text.length() - bare);
        }
        int cut = CutPoints.sensibleBefore(text, limit - reserve);
        return cutAt(text, cut);
    }

    /**
     * Cuts where needed, with three full stops instead of a note: for messages that are short themselves, and whose alphabet
     * may lack an ellipsis.
     *
     * @param limit of the result, in characters (UTF-16 units); at least 3
     */
    public static TruncatedText withDots(String text, int limit) {
        if (limit < DOTS.length()) {
            throw new IllegalArgumentException("limit is too small: " + limit);
        }
        if (text.length() <= limit) {
            return new TruncatedText(text, 0);
        }
        int cut = CutPoints.sensibleBefore(text, limit - DOTS.length());
        return new TruncatedText(text.substring(0, cut).stripTrailing() + DOTS, text.length() - cut);
    }

    /** Whether something is missing. */
    public boolean isCut() {
        return missing > 0;
    }

    private static TruncatedText cutAt(String text, int cut) {
        int missing = text.length() - cut;
        String kept = text.substring(0, cut).stripTrailing();
        String separator = "";
        if (CutPoints.fences(kept) % 2 != 0) {
            kept = kept + "\n" + FENCE;
            separator = "\n";
        } else if (!kept.isEmpty()) {
            boolean endsLine = text.charAt(cut) == '\n' || text.charAt(cut) == '\r';
            separator = endsLine ? "\n" : " ";
        }
        return new TruncatedText(kept + separator + note(missing), missing);
    }

    private static String note(int missing) {
        return String.format(Locale.ROOT, "… (cut, %,d characters more)", missing);
    }
}
