package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Makes OkHttp's form of a URL. What is before the path is read once, since OkHttp reads host names by large tables. Thread-safe.
 */
final class KnownOrigins {
    private static final int MOST = 100;

    private final Map<String, HttpUrl> origins = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException for a URL that OkHttp does not take */
    HttpUrl url(URI url) {
        String path = url.getRawPath();
        if (url.getHost() == null || url.getRawUserInfo() != null || path == null || !path.startsWith("/")) {
            return HttpUrl.get(url.toString());
        }
        return origin(url.getScheme() + "://" + url.getRawAuthority())
                .newBuilder()
                .encodedPath(path)
                .encodedQuery(url.getRawQuery())
                .build();
    }

    private HttpUrl origin(String text) {
        HttpUrl known = origins.get(text);
        if (known != null) {
            return known;
        }
        HttpUrl origin = HttpUrl.get(text);
        if (origins.size() >= MOST) {
            origins.clear();
        }
        origins.put(text, origin);
        return origin;
    }
}
