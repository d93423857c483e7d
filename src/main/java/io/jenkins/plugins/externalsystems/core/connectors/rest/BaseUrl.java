package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.SafePath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a service is. Every request of its connection goes to that host and below that path.
 *
 * @param url without query and fragment
 */
record BaseUrl(URI url) {
    /**
     * Where a request goes.
     *
     * @throws IllegalArgumentException with the rest of a sentence that starts with what the path is
     */
    URI of(FilledRequest request) {
        SafePath.requireSafe(request.path());
        UrlBuilder builder = UrlBuilder.below(url).path(request.path().substring(1));
        request.query().forEach(entry -> builder.query(entry.getKey(), entry.getValue()));
        URI whole = builder.build();
        if (!holds(whole)) {
            throw new IllegalArgumentException("leaves the connection's URL");
        }
        return whole;
    }

    /** What an answer names as the next page; empty where that is somewhere else or no URL. @param page that it came with */
    Optional<URI> next(URI page, String link) {
        try {
            URI next = page.resolve(new URI(link));
            return holds(next) ? Optional.of(next) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whether a URL is of the same scheme, host and port, and at or below the path. */
    boolean holds(URI other) {
        if (!url.getScheme().equalsIgnoreCase(other.getScheme())
                || !url.getHost().equalsIgnoreCase(other.getHost())
                || port(url) != port(other)
                || other.getRawUserInfo() != null) {
            return false;
        }
        String base = url.getRawPath().endsWith("/")
                ? url.getRawPath().substring(0, url.getRawPath().length() - 1)
                : url.getRawPath();
        String path = other.getRawPath();
        if (path.equals(base)) {
            return true;
        }
        if (!path.startsWith(base + "/")) {
            return false;
        }
        try {
            SafePath.requireSafe(path.substring(base.length()));
            return true;
        } catch (IllegalArgumentException unsafe) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
