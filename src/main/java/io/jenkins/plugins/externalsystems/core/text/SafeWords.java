package io.jenkins.plugins.externalsystems.core.text;

/** A few words of a file or of a service's answer, fit for a sentence in a log. */
public final class SafeWords {
    private static final int LONGEST = 60;
    private static final int LONGEST_SENTENCE = 200;

    private SafeWords() {}

    /** One line, printable, short. */
    public static String of(String text) {
        return cut(text, LONGEST);
    }

    /** The same for a sentence that somebody else wrote, without its end. */
    public static String sentence(String text) {
        return cut(text.strip().replaceFirst("\\.$", ""), LONGEST_SENTENCE);
    }

    private static String cut(String text, int longest) {
        StringBuilder words = new StringBuilder();
        text.codePoints().limit(longest).map(SafeWords::printable).forEach(words::appendCodePoint);
        boolean isCut = text.length() > 2 * longest || text.codePointCount(0, text.length()) > longest;
        return words.append(isCut ? "…" : "").toString();
    }

    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> Character.isWhitespace(codePoint) ? ' ' : '\uFFFD';
            default -> codePoint;
        };
    }
}
