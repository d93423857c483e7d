package io.jenkins.plugins.externalsystems.core.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds http and https addresses in plain text. */
final class BareUrls {
    // Not \b: where a text has many combining marks that looks back over all of them, for each of them.
    private static final Pattern URL =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])https?://[^\\s<>\"`{}|\\\\^/?#][^\\s<>\"`{}|\\\\^]*");
    /** Belongs to the sentence rather than to the address when it ends it. */
    private static final String PUNCTUATION = ".,;:!?'*_~";

    private BareUrls() {}

    /** A piece of the text, whole address or none. */
    record Part(String text, boolean isUrl) {}

    static List<Part> split(String text) {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        Matcher matcher = URL.matcher(text);
        while (matcher.find()) {
            int end = matcher.start() + trimmedLength(matcher.group());
            if (matcher.start() > done) {
                parts.add(new Part(text.substring(done, matcher.start()), false));
            }
            parts.add(new Part(text.substring(matcher.start(), end), true));
            done = end;
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), false));
        }
        return parts;
    }

    private static int trimmedLength(String url) {
        int length = url.length();
        int unopened = count(url, ')') - count(url, '(');
        while (length > 0) {
            char last = url.charAt(length - 1);
            if (last == ')' && unopened > 0) {
                unopened--;
            } else if (PUNCTUATION.indexOf(last) < 0) {
                return length;
            }
            length--;
        }
        return length;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(character -> character == wanted).count();
    }
}
