package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a configuration or a call may put into headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110, field values</a>
 */
public final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]{0,8000}");

    /** They belong to the wire, or make another request of one that was allowed. */
    private static final Set<String> NOT_OURS = Set.of(
            "host",
            "content-length",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "upgrade",
            "te",
            "trailer",
            "expect",
            "accept-encoding",
            "proxy-authorization",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    private HeaderRules() {}

    /** @throws IllegalArgumentException with the rest of a sentence that starts with what the name is in */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("has a name that no header can have");
        }
        if (NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("has the header '" + name + "', which cannot be set");
        }
    }

    /** @throws IllegalArgumentException with the rest of a sentence that starts with what the value is */
    public static String requireValue(String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "has a character that a header cannot have, such as a line break, or is too long");
        }
        return value;
    }
}
