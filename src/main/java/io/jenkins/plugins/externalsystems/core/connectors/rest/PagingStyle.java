package io.jenkins.plugins.externalsystems.core.connectors.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a service goes on to the next page of a list. */
enum PagingStyle {
    NONE("", ""),
    /** RFC 8288: the header Link with {@code rel="next"}. */
    LINK("", ""),
    /** A cursor in the answer goes into the query. */
    CURSOR("cursor", "$.next_cursor"),
    /** The number of items before the page goes into the query. */
    OFFSET("offset", ""),
    /** The page's number goes into the query. */
    PAGE("page", ""),
    /** The answer holds the next page's URL. */
    NEXT_URL("", "$.next");

    private final String parameter;
    private final String next;

    PagingStyle(String parameter, String next) {
        this.parameter = parameter;
        this.next = next;
    }

    /** The usual query parameter; empty where there is none. */
    String parameter() {
        return parameter;
    }

    /** Where the next cursor or URL usually is; empty where there is none. */
    String next() {
        return next;
    }

    static Optional<PagingStyle> of(String id) {
        return Arrays.stream(values())
                .filter(style -> style.name().equalsIgnoreCase(id))
                .findFirst();
    }

    static List<String> idList() {
        return Arrays.stream(values())
                .map(style -> style.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static String ids() {
        return String.join(", ", idList());
    }
}
