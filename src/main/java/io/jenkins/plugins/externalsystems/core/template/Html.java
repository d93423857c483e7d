package io.jenkins.plugins.externalsystems.core.template;

/** Texts in HTML, and HTML as text. */
public final class Html {
    private Html() {}

    /**
     * Escapes what has a meaning in HTML, in an element's content as well as in a quoted attribute.
     *
     * @param text not escaped yet
     */
    public static String escape(String text) {
        return CleanText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * The text that a reader of the HTML sees, as the plain-text alternative of a mail: blocks are lines, lists have their
     * markers, quotes {@code >}, the cells of a row stand beside each other, and a link is its label with the address in
     * parentheses. What is hidden (style sheets, scripts, {@code display:none}, {@code aria-hidden}) is left out. Any text
     * is valid input, however broken; time is linear in its length.
     *
     * @return without blank lines at both ends, and never two of them in a row; lines end with a line feed and are not
     *     wrapped
     */
    public static String toText(String html) {
        HtmlText text = new HtmlText();
        new HtmlReader(CleanText.of(html)).readInto(text);
        return text.finish();
    }
}
