package io.jenkins.plugins.externalsystems.core.http.okhttp;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Which redirects are followed: those of GET and HEAD, never from https to http. To another origin only the headers go
 * along that cannot hold credentials. What is not followed is the answer.
 */
final class Redirects {
    /** A sixth redirect is an answer. */
    static final int MAX = 5;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    /** All others may hold a key: services name their headers as they like. */
    private static final Set<String> HARMLESS = Set.of("accept", "accept-language", "user-agent");

    private Redirects() {}

    /** The request that the answer leads to; null if it leads nowhere that we go. */
    @CheckForNull
    static Request next(Response response) {
        Request request = response.request();
        if (!STATUSES.contains(response.code()) || !METHODS.contains(request.method())) {
            return null;
        }
        String location = response.header("Location");
        if (location == null) {
            return null;
        }
        HttpUrl from = request.url();
        HttpUrl to = from.resolve(location);
        if (to == null || from.isHttps() && !to.isHttps()) {
            return null;
        }
        Request.Builder next = request.newBuilder().url(to);
        if (!isSameOrigin(from, to)) {
            next.headers(harmless(request.headers()));
        }
        return next.build();
    }

    /** Same scheme, host and port; or the same host, from plain to secure on the usual ports. */
    private static boolean isSameOrigin(HttpUrl from, HttpUrl to) {
        boolean isUpgrade = from.port() == 80 && to.port() == 443 && to.isHttps();
        boolean isSame = from.scheme().equals(to.scheme()) && from.port() == to.port();
        return from.host().equals(to.host()) && (isSame || isUpgrade);
    }

    private static Headers harmless(Headers headers) {
        Headers.Builder kept = new Headers.Builder();
        for (String name : headers.names()) {
            if (HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
                kept.add(name, String.valueOf(headers.get(name)));
            }
        }
        return kept.build();
    }
}
