package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request below the base URL, without credentials.
 *
 * @param method in capitals
 * @param path encoded, beginning with a slash
 * @param query names and values, not encoded, in their order; a name may come more than once
 * @param headers beside those of the connection
 * @param body plain data that goes out as JSON, or a body that goes out as it is; null for none
 */
public record FilledRequest(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        @CheckForNull Object body) {
    public FilledRequest {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A read. */
    public static FilledRequest get(String path) {
        return new FilledRequest("GET", path, List.of(), Map.of(), null);
    }

    /** The same with one value of a query parameter instead of those that it has. */
    public FilledRequest withQuery(String name, String value) {
        List<Map.Entry<String, String>> changed = new ArrayList<>(query);
        changed.removeIf(entry -> entry.getKey().equals(name));
        changed.add(Map.entry(name, value));
        return new FilledRequest(method, path, changed, headers, body);
    }

    /** The same with another header. */
    public FilledRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FilledRequest(method, path, query, more, body);
    }
}
