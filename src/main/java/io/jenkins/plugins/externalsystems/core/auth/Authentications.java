package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The schemes that need nothing but the secret itself. */
public final class Authentications {
    private Authentications() {}

    /** No credentials. */
    public static Authentication none() {
        return fixed("none", request -> request);
    }

    /** RFC 7617, in UTF-8. */
    public static Authentication basic(String user, SecretValue password) {
        return fixed("basic", request -> {
            byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
            return withHeader(request, "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        });
    }

    /** RFC 6750, in the header. */
    public static Authentication bearer(SecretValue token) {
        return apiKeyHeader("Authorization", "Bearer ", token);
    }

    /** A key in a header. @param prefix put before the key, may be empty */
    public static Authentication apiKeyHeader(String header, String prefix, SecretValue key) {
        return fixed("API key in header", request -> withHeader(request, header, prefix + key.reveal()));
    }

    /** A key in the query; kept out of every message, since messages never hold a query. */
    public static Authentication apiKeyQuery(String parameter, SecretValue key) {
        return fixed("API key in query", request -> {
            String pair = URLEncoder.encode(parameter, StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(key.reveal(), StandardCharsets.UTF_8);
            String url = request.url().toString();
            return request.toBuilder()
                    .url(URI.create(url + (request.url().getRawQuery() == null ? "?" : "&") + pair))
                    .build();
        });
    }

    /** A URL that authenticates by itself (incoming webhooks): replaces the request's URL as a whole. */
    public static Authentication secretUrl(SecretValue url) {
        return fixed("secret URL", request -> request.toBuilder()
                .url(SecretUrls.parse(url))
                .build());
    }

    private static HttpRequest withHeader(HttpRequest request, String name, String value) {
        return request.toBuilder().header(name, value).build();
    }

    private static Authentication fixed(String name, UnaryOperator<HttpRequest> change) {
        return new FixedAuthentication(name, change);
    }
}
