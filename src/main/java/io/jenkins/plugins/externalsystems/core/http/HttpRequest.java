package io.jenkins.plugins.externalsystems.core.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request as it goes out, credentials included: never log it, {@link #toString} shows method and host only. Immutable.
 */
public final class HttpRequest {
    private final String method;
    private final URI url;
    private final Map<String, String> headers;
    private final HttpBody body;
    private final HttpLimits limits;

    private HttpRequest(Builder builder) {
        this.method = builder.method;
        this.url = Objects.requireNonNull(builder.url, "url");
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        this.body = builder.body;
        this.limits = builder.limits;
    }

    /** @param method in capitals, such as {@code POST} */
    public static Builder builder(String method, URI url) {
        return new Builder(method, url);
    }

    /** A builder that starts with everything this request has. */
    public Builder toBuilder() {
        Builder builder = new Builder(method, url);
        builder.headers.putAll(headers);
        builder.body = body;
        builder.limits = limits;
        return builder;
    }

    public String method() {
        return method;
    }

    public URI url() {
        return url;
    }

    /** Header names as they were set, one value each. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body; null for none. */
    @CheckForNull
    public HttpBody body() {
        return body;
    }

    public HttpLimits limits() {
        return limits;
    }

    /** Method and host: the path may be a secret (webhooks) and the query may hold one. */
    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getHost();
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String method;
        private URI url;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private HttpBody body;
        private HttpLimits limits = HttpLimits.defaults();

        private Builder(String method, URI url) {
            this.method = Objects.requireNonNull(method, "method");
            this.url = url;
        }

        public Builder url(URI url) {
            this.url = url;
            return this;
        }

        /** Sets a header, replacing one of the same name whatever its case. */
        public Builder header(String name, String value) {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, value);
            return this;
        }

        public Builder body(@CheckForNull HttpBody body) {
            this.body = body;
            return this;
        }

        public Builder limits(HttpLimits limits) {
            this.limits = limits;
            return this;
        }

        /** Connect and idle time-out, everything else of the limits kept. */
        public Builder timeout(Duration timeout) {
            this.limits = new HttpLimits(timeout, limits.maxResponseBytes(), limits.tls());
            return this;
        }

        public HttpRequest build() {
            return new HttpRequest(this);
        }
    }
}
