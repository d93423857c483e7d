package io.jenkins.plugins.externalsystems.core.template;

/** Makes text that every JSON writer and every service takes. */
final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** Replaces halves of surrogate pairs and drops control characters other than tab, line feed and carriage return. */
    static String of(String text) {
        if (text.chars().noneMatch(character -> Character.isISOControl(character) || isSurrogate(character))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (isSurrogate(codePoint)) {
                clean.append(REPLACEMENT);
            } else if (!Character.isISOControl(codePoint) || isWhitespaceControl(codePoint)) {
                clean.appendCodePoint(codePoint);
            }
        });
        return clean.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isWhitespaceControl(int codePoint) {
        return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }
}
