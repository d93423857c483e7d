package io.jenkins.plugins.externalsystems.core.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many columns a text takes in a fixed-width font. */
final class DisplayWidth {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** Scripts, and emoji, that are drawn two columns wide. */
    private static final Pattern WIDE = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\uFF01-\\uFF60\\x{1F300}-\\x{1FAFF}]");

    private DisplayWidth() {}

    static int of(String text) {
        int width = 0;
        Matcher graphemes = GRAPHEME.matcher(text);
        while (graphemes.find()) {
            width += WIDE.matcher(graphemes.group()).find() ? 2 : 1;
        }
        return width;
    }
}
