package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a call may put into a cookie.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1">RFC 6265, cookie-value</a>
 * @see <a href="https://spec.openapis.org/oas/v3.2.0.html#percent-encoding-and-cookies">OpenAPI, percent-encoding and cookies:
 *     what style form does</a>
 */
public final class CookieRules {
    private static final Pattern VALUE = Pattern.compile("[!#-+\\x2D-:<-\\[\\]-~]*|\"[!#-+\\x2D-:<-\\[\\]-~]*\"");

    /** What every client has to be able to keep, by section 6.1. */
    private static final int LONGEST = 4096;

    private CookieRules() {}

    /** Any text as a cookie's value: what means something in a header, or is none of its characters, is percent-encoded. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Name and value as they stand in the header.
     *
     * @param value that goes out as it is
     * @throws IllegalArgumentException with the rest of a sentence that starts with what the value is
     */
    public static String pair(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "has a character that a cookie cannot have, such as a space, a comma, a semicolon or a line break");
        }
        if (name.length() + value.length() > LONGEST) {
            throw new IllegalArgumentException("is too long: a cookie has at most %,d bytes".formatted(LONGEST));
        }
        return name + "=" + value;
    }
}
