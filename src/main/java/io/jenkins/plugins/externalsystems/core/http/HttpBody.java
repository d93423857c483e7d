package io.jenkins.plugins.externalsystems.core.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A request body that can be written any number of times, since a request may be repeated. */
public interface HttpBody {
    /** The Content-Type header. */
    String contentType();

    /** In bytes, or -1 when it is not known before. */
    long contentLength();

    /** Writes the whole body; called in a thread of the transport. */
    void writeTo(OutputStream out) throws IOException;

    /** Whether all of it is in memory, so that writing it waits for nothing but the wire. */
    default boolean isInMemory() {
        return false;
    }

    /**
     * What it is made of, for people who look at a request that is not sent: names and sizes, no content. Empty for a body
     * that may be shown as it is.
     */
    default List<Map<String, Object>> outline() {
        return List.of();
    }

    /** Bytes in memory. */
    static HttpBody of(byte[] bytes, String contentType) {
        return new BytesBody(bytes.clone(), contentType);
    }

    /** JSON text in UTF-8. */
    static HttpBody json(String json) {
        return new BytesBody(json.getBytes(StandardCharsets.UTF_8), "application/json; charset=utf-8");
    }

    /** A form, names and values percent-encoded. */
    static HttpBody form(Map<String, String> fields) {
        return form(List.copyOf(fields.entrySet()));
    }

    /** A form, names and values percent-encoded, in which a name may come more than once. */
    static HttpBody form(List<Map.Entry<String, String>> fields) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> field : fields) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8));
        }
        return new BytesBody(text.toString().getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }
}
