package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.util.Set;

/**
 * A request.
 *
 * @param method in capitals
 * @param path template below the base URL, beginning with a slash, parameters in braces by their wire names
 * @param contentType of the body, empty for none
 */
public record HttpTarget(String method, String path, String contentType) implements SchemaTarget {
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public String description() {
        return method + " " + path;
    }

    /** As RFC 9110 9.2.2 says which methods are idempotent. */
    @Override
    public RepeatSafety safety() {
        return REPEATABLE.contains(method) ? RepeatSafety.SAFE : RepeatSafety.UNSAFE;
    }
}
