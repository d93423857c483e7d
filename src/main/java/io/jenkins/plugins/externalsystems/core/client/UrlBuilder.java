package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Builds a URL below a base from path segments and query parameters, each encoded, so that a value can never leave its
 * place: {@code ../}, {@code ?} and {@code #} in a value stay in the value. Not thread-safe.
 */
public final class UrlBuilder {
    private final StringBuilder url;
    private boolean hasQuery;

    private UrlBuilder(URI base) {
        String text = base.toString();
        this.url = new StringBuilder(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** @param base without query or fragment; a slash at its end does not count */
    public static UrlBuilder below(URI base) {
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("a base URL has no query and no fragment");
        }
        return new UrlBuilder(base);
    }

    /** Adds segments that our own code wrote, such as {@code rest/api/3/issue}. */
    public UrlBuilder path(String literal) {
        url.append('/').append(literal);
        return this;
    }

    /**
     * Adds one segment with a value from outside.
     *
     * @throws IllegalArgumentException for {@code .}, {@code ..} and the empty text, which no encoding can hold
     */
    public UrlBuilder segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("'" + value + "' cannot be a part of a path");
        }
        url.append('/').append(encode(value));
        return this;
    }

    /** Adds a query parameter; null adds nothing. */
    public UrlBuilder query(String name, @CheckForNull Object value) {
        if (value != null) {
            url.append(hasQuery ? '&' : '?').append(encode(name)).append('=').append(encode(value.toString()));
            hasQuery = true;
        }
        return this;
    }

    public URI build() {
        return URI.create(url.toString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
