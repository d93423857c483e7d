package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request to a service before credentials: where, what, and whether it may be repeated. Immutable. */
public final class ApiRequest {
    private final String method;
    private final URI url;
    private final Map<String, String> headers;
    private final HttpBody body;
    private final RepeatSafety safety;
    private final List<RateLimit> limits;
    private final boolean isRead;
    private final boolean isMetadata;
    private final Set<ErrorCode> answeringFailures;

    private ApiRequest(Builder builder) {
        this.method = builder.method;
        this.url = builder.url;
        this.headers = Map.copyOf(builder.headers);
        this.body = builder.body;
        this.safety = builder.safety;
        this.limits = List.copyOf(builder.limits);
        this.isRead = builder.isRead;
        this.isMetadata = builder.isMetadata;
        this.answeringFailures = builder.answeringFailures;
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

    /** Whether it changes nothing at the service. What is no read makes remembered answers doubtful. */
    public boolean isRead() {
        return isRead;
    }

    /** Whether the connector asks for itself, see {@link Builder#metadata}. */
    public boolean isMetadata() {
        return isMetadata;
    }

    /** Codes of failures that are answers to be remembered, such as that there is nobody of that name. */
    public Set<ErrorCode> answeringFailures() {
        return answeringFailures;
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
        private boolean isRead;
        private boolean isMetadata;
        private Set<ErrorCode> answeringFailures = Set.of();

        private Builder(String method, URI url, RepeatSafety safety) {
            this.method = method;
            this.url = url;
            this.safety = safety;
            this.isRead = method.equals("GET") || method.equals("HEAD");
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

        /** It changes nothing at the service although its method could: a search by POST. */
        public Builder reading() {
            isRead = true;
            return this;
        }

        /**
         * It asks for what the connector itself has to know, such as fields, statuses and users: a read whose answer is
         * remembered for the connection's time whatever operation runs, and which writes of items leave alone.
         *
         * @param failures codes of failures that are answers too, such as that there is nobody of that name
         * @see io.jenkins.plugins.externalsystems.core.cache.ResponseCache
         */
        public Builder metadata(ErrorCode... failures) {
            isRead = true;
            isMetadata = true;
            answeringFailures = Set.of(failures);
            return this;
        }

        public ApiRequest build() {
            return new ApiRequest(this);
        }
    }
}
