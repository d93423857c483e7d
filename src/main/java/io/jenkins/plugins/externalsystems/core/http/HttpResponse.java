package io.jenkins.plugins.externalsystems.core.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complete answer, decompressed, its body in memory and capped. Immutable. */
public final class HttpResponse {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    /** Saves the search in nearly every answer. */
    private static final String USUAL = "application/json; charset=utf-8";

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** @param body taken over, not copied */
    public HttpResponse(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        this.headers = sorted;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Whether the status is 2xx. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .filter(values -> !values.isEmpty())
                .map(values -> values.get(0));
    }

    /** All values of a header, its name in any case; empty where it is missing. */
    public List<String> headers(String name) {
        return List.copyOf(headers.getOrDefault(name, List.of()));
    }

    /** The headers' names as the service wrote them. */
    public Set<String> headerNames() {
        return Collections.unmodifiableSet(headers.keySet());
    }

    /** The body's bytes; do not change them. */
    public byte[] bytes() {
        return body;
    }

    /** The body as text in the charset of the Content-Type, UTF-8 where it names none that is known. */
    public String text() {
        return new String(body, charset());
    }

    /** Whether the Content-Type says JSON. */
    public boolean isJson() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") || type.contains("+json");
    }

    private Charset charset() {
        String type = header("Content-Type").orElse("");
        if (USUAL.equalsIgnoreCase(type)) {
            return StandardCharsets.UTF_8;
        }
        Matcher matcher = CHARSET.matcher(type);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Status and size. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
