package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a dry run shows of a request: all but the credentials, and of a body what people can read, or what it is made of. */
final class UnsentRequest {
    /** A longer text is told by its size. */
    static final int LONGEST_BODY = 64 * 1024;

    private UnsentRequest() {}

    /** @param mask hides the credentials, which may be anywhere: a webhook's are its URL */
    static Map<String, Object> describe(HttpRequest request, Redactor mask) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", request.method());
        shown.put("url", request.url().toString());
        shown.put("headers", request.headers());
        HttpBody body = request.body();
        if (body != null) {
            shown.put("content_type", body.contentType());
            boolean isShown = body.outline().isEmpty();
            String text = isShown ? text(body) : null;
            if (!isShown) {
                shown.put("parts", body.outline());
            }
            if (text == null) {
                shown.put("body_bytes", body.contentLength());
            } else {
                shown.put("body", isJson(body) ? Json.parse(text) : text);
            }
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> masked = (Map<String, Object>) mask.redactData(shown);
        return masked;
    }

    private static boolean isJson(HttpBody body) {
        return body.contentType().toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    /** Null for what is no text, is too long, or cannot be read: files are not fetched for a dry run. */
    @CheckForNull
    private static String text(HttpBody body) {
        String type = body.contentType().toLowerCase(Locale.ROOT);
        boolean isText = type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || type.startsWith("application/soap+xml")
                || type.startsWith("application/x-www-form-urlencoded");
        if (!isText || body.contentLength() < 0 || body.contentLength() > LONGEST_BODY) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            body.writeTo(out);
        } catch (IOException unreadable) {
            return null;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
