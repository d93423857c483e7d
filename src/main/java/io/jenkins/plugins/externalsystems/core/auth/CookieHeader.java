package io.jenkins.plugins.externalsystems.core.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The header in which a request has all its cookies: one, however many had something to say in it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.4">RFC 6265, the Cookie header: no more than one</a>
 */
public final class CookieHeader {
    /** Its name. */
    public static final String NAME = "Cookie";

    private CookieHeader() {}

    /**
     * Both in one. What comes later stands in place of cookies of the same names, since no server needs to look at the order.
     *
     * @param before value of the header, empty for none
     * @param later value of the header, empty for none
     */
    public static String joined(String before, String later) {
        List<String> added = pairs(later);
        Set<String> names = added.stream().map(CookieHeader::name).collect(Collectors.toSet());
        List<String> all = new ArrayList<>(pairs(before));
        all.removeIf(pair -> names.contains(name(pair)));
        all.addAll(added);
        return String.join("; ", all);
    }

    /** The values in it, without their names. */
    static List<String> values(String header) {
        return pairs(header).stream()
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.substring(pair.indexOf('=') + 1).strip())
                .toList();
    }

    private static List<String> pairs(String header) {
        return Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .toList();
    }

    private static String name(String pair) {
        return pair.split("=", 2)[0].strip();
    }
}
