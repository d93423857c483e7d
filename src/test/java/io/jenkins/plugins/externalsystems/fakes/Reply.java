package io.jenkins.plugins.externalsystems.fakes;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fake server answers.
 *
 * @param status 0 means that the connection is cut without an answer, -1 that nothing is answered until the server stops
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply json(int status, String json) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json;charset=utf-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply text(int status, String text) {
        return new Reply(
                status, Map.of("Content-Type", "text/plain;charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** The connection breaks after the request was read. */
    public static Reply reset() {
        return empty(0);
    }

    /** Silence after the request was read. */
    public static Reply stall() {
        return empty(-1);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
