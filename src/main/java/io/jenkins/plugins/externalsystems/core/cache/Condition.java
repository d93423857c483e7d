package io.jenkins.plugins.externalsystems.core.cache;

/**
 * A header by which a service is asked whether an answer still holds; it says 304 if so.
 *
 * @param header {@code If-None-Match} or {@code If-Modified-Since}
 * @param value what the answer had as {@code ETag} or {@code Last-Modified}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, conditional requests</a>
 */
public record Condition(String header, String value) {}
