package io.jenkins.plugins.externalsystems.fakes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a fake server received.
 *
 * @param path decoded by nobody: as it stood on the wire, without the query
 * @param query as it stood on the wire; empty for none
 * @param headers names in any case
 */
public record RecordedRequest(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The first value of a header; empty text where it is missing. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
