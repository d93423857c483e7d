package io.jenkins.plugins.externalsystems.core.soap;

import java.util.regex.Pattern;

/** Text as XML takes it. */
public final class XmlText {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,199}");

    private XmlText() {}

    /** With the five characters escaped that mean something, and line ends kept. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Whether XML 1.0 allows each character. */
    static boolean isAllowed(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= ' ' && c < Character.MIN_SURROGATE
                        || c > Character.MAX_SURROGATE && c < 0xFFFE
                        || c > 0xFFFF);
    }

    /** Whether an element or attribute may be called so. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
