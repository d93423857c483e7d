package io.jenkins.plugins.externalsystems.core.connectors.rest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The next page in headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288, the Link header</a>
 */
final class NextLink {
    private static final int LONGEST = 8_000;
    private static final Pattern LINK =
            Pattern.compile("<([^<>]*+)>((?:\\s*+;\\s*+[A-Za-z*]++\\s*+=\\s*+(?:\"[^\"]*+\"|[^\\s;,\"]++))*+)");
    private static final Pattern RELATION =
            Pattern.compile(";\\s*+rel\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s;,\"]++))", Pattern.CASE_INSENSITIVE);

    private NextLink() {}

    /** The first link that is of the relation next; empty where there is none. */
    static String of(List<String> headers) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header.length() > LONGEST ? "" : header);
            while (link.find()) {
                if (isNext(link.group(2))) {
                    return link.group(1).trim();
                }
            }
        }
        return "";
    }

    private static boolean isNext(String parameters) {
        Matcher relation = RELATION.matcher(parameters);
        if (!relation.find()) {
            return false;
        }
        String names = relation.group(1) == null ? relation.group(2) : relation.group(1);
        return List.of(names.toLowerCase(Locale.ROOT).trim().split("\\s+")).contains("next");
    }
}
