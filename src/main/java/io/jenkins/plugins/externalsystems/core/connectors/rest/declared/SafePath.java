package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that stay below the base URL, however often somebody on the way decodes them: no step up, no other host, no
 * query, no fragment, no control characters.
 */
public final class SafePath {
    private static final Pattern LITERAL = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern STEPS = Pattern.compile("[/\\\\]");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final int MOST_DECODINGS = 10;

    private SafePath() {}

    /**
     * Checks a whole path, encoded as it goes out.
     *
     * @throws IllegalArgumentException with the rest of a sentence that starts with what the path is
     */
    public static void requireSafe(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("must begin with one slash");
        }
        if (!LITERAL.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "has a character that a path cannot have: a query goes into 'query', others are written as %20");
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].isEmpty() && i < segments.length - 1) {
                throw new IllegalArgumentException("has an empty part");
            }
            requireNoStep(segments[i]);
        }
    }

    /**
     * A value as one part of a path, encoded.
     *
     * @throws IllegalArgumentException with the rest of a sentence that starts with the value's name
     */
    public static String segment(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("must not be empty, since it is a part of the path");
        }
        requireNoStep(value);
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Checks a part of a path, encoded or not.
     *
     * @throws IllegalArgumentException with the rest of a sentence that starts with what the part is
     */
    static void requireNoStep(String part) {
        String decoded = part;
        for (int i = 0; ESCAPE.matcher(decoded).find(); i++) {
            if (i == MOST_DECODINGS) {
                throw new IllegalArgumentException("is encoded too often");
            }
            decoded = decoded(decoded);
        }
        for (String step : STEPS.split(decoded)) {
            // Some servers cut what follows a semicolon before they look at the dots.
            String name = step.split(";", 2)[0];
            if (name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("would leave its place in the path");
            }
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a control character");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException loosePercent) {
            // Only what can be decoded matters; a percent sign by itself stays.
            return ESCAPE.matcher(text).replaceAll(match -> {
                char c = (char) Integer.parseInt(match.group().substring(1), 16);
                return Matcher.quoteReplacement(String.valueOf(c));
            });
        }
    }
}
