package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request to a service before credentials: where, what, and whether it may be repeated. Immutable. */
public final class ApiRequest {
    private final String method;
    private final URI url;
    private final Map<String, String> headers;
    private final HttpBody body;
    private final RepeatSafety safety;
    private final List<RateLimit> limits;

    private ApiRequest(Builder builder) {
        this.method = builder.method;
        this.url = builder.url;
        this.headers = Map.copyOf(builder.headers);
        this.body = builder.body;
        this.safety = builder.safety;
        this.limits = List.copyOf(builder.limits);
    }

    /** A read: safe to repeat. */
    public static Builder get(URI url) {
        return new Builder("GET", url, RepeatSafety.SAFE);
    }

    /** Any request. @param method in capitals */
    public static Builder of(String method, URI url, RepeatSafety safety) {
        return new Builder(method, url, safety);
    }

    public String method() {
        return method;
    }

    public URI url() {
        return url;
    }

    public Map<String, String> headers() {
        return headers;
    }

    @CheckForNull
    public HttpBody body() {
        return body;
    }

    public RepeatSafety safety() {
        return safety;
    }

    public List<RateLimit> limits() {
        return limits;
    }

    /** Method and host. */
    @Override
    public String toString() {
        return method + " " + url.getHost();
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final URI url;
        private final RepeatSafety safety;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<RateLimit> limits = new ArrayList<>();
        private HttpBody body;

        private Builder(String method, URI url, RepeatSafety safety) {
            this.method = method;
            this.url = url;
            this.safety = safety;
        }

        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Builder body(HttpBody body) {
            this.body = body;
            return this;
        }

        /** A limit beside the connection's own. */
        public Builder limit(RateLimit limit) {
            limits.add(limit);
            return this;
        }

        public ApiRequest build() {
            return new ApiRequest(this);
        }
    }
}
