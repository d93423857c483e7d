package io.jenkins.plugins.externalsystems.core.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes HTML of any origin apart into tags and text, in one pass. It repairs nothing: end tags come as they stand there,
 * and what browsers drop (an unfinished tag at the end) is dropped.
 */
final class HtmlReader {
    /** Hold no text that anybody sees, and end at their own end tag only. */
    private static final Set<String> RAW = Set.of("script", "style", "template", "title");

    private final String html;
    private int at;

    HtmlReader(String html) {
        this.html = html;
    }

    /** Takes what is found. Names are in small letters, entities decoded. */
    interface Handler {
        void text(String text);

        /** @param attributes by name; empty text for one without a value */
        void start(String name, Map<String, String> attributes);

        void end(String name);
    }

    void readInto(Handler handler) {
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag != at) {
                int end = tag < 0 ? html.length() : tag;
                handler.text(HtmlEntities.decode(html.substring(at, end)));
                at = end;
            } else if (html.startsWith("<!--", at)) {
                skipPast("-->", at + 2);
            } else if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
                skipPast(">", at);
            } else if (isLetterAt(at + 1)) {
                at++;
                startTag(handler);
            } else if (html.startsWith("</", at) && isLetterAt(at + 2)) {
                at += 2;
                String name = name();
                skipPast(">", at);
                handler.end(name);
            } else {
                handler.text("<");
                at++;
            }
        }
    }

    private void startTag(Handler handler) {
        String name = name();
        Map<String, String> attributes = new LinkedHashMap<>();
        while (at < html.length() && html.charAt(at) != '>') {
            if (isSeparator(html.charAt(at)) || html.charAt(at) == '=') {
                at++;
            } else {
                attribute(attributes);
            }
        }
        if (at >= html.length()) {
            return;
        }
        at++;
        if (RAW.contains(name)) {
            skipRaw(name);
        } else {
            handler.start(name, attributes);
        }
    }

    private void attribute(Map<String, String> attributes) {
        String name = name();
        skipSeparators();
        String value = "";
        if (at < html.length() && html.charAt(at) == '=') {
            at++;
            skipSeparators();
            value = value();
        }
        attributes.putIfAbsent(name, HtmlEntities.decode(value));
    }

    private String value() {
        if (at >= html.length()) {
            return "";
        }
        char quote = html.charAt(at);
        int start = at;
        if (quote == '"' || quote == '\'') {
            skipPast(String.valueOf(quote), at + 1);
            boolean isClosed = html.charAt(at - 1) == quote && at - 1 > start;
            return isClosed ? html.substring(start + 1, at - 1) : "";
        }
        while (at < html.length() && html.charAt(at) != '>' && !Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        return html.substring(start, at);
    }

    /** Up to a character that ends a name. */
    private String name() {
        int start = at;
        while (at < html.length() && ">=".indexOf(html.charAt(at)) < 0 && !isSeparator(html.charAt(at))) {
            at++;
        }
        return html.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private void skipRaw(String name) {
        String end = "</" + name;
        while (at < html.length() && !html.regionMatches(true, at, end, 0, end.length())) {
            int next = html.indexOf('<', at + 1);
            at = next < 0 ? html.length() : next;
        }
        skipPast(">", at);
    }

    private void skipSeparators() {
        while (at < html.length() && isSeparator(html.charAt(at))) {
            at++;
        }
    }

    private void skipPast(String end, int from) {
        int found = html.indexOf(end, from);
        at = found < 0 ? html.length() : found + end.length();
    }

    private boolean isLetterAt(int index) {
        char character = index < html.length() ? html.charAt(index) : ' ';
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private static boolean isSeparator(char character) {
        return Character.isWhitespace(character) || character == '/';
    }
}
