package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The schemes that need nothing but the secret itself. */
public final class Authentications {
    private Authentications() {}

    /** No credentials. */
    public static Authentication none() {
        return new FixedAuthentication("none", Redactor.nothing(), request -> request);
    }

    /** RFC 7617, in UTF-8. */
    public static Authentication basic(String user, SecretValue password) {
        String pair = user + ":" + password.reveal();
        return fixed("basic", List.of(pair, password.reveal()), request -> {
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            return withHeader(
                    request, "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        });
    }

    /** RFC 6750, in the header. */
    public static Authentication bearer(SecretValue token) {
        return apiKeyHeader("Authorization", "Bearer ", token);
    }

    /** A key in a header; a cookie beside those that the request has. @param prefix put before the key, may be empty */
    public static Authentication apiKeyHeader(String header, String prefix, SecretValue key) {
        List<String> secrets = new ArrayList<>(List.of(key.reveal()));
        if (header.equalsIgnoreCase(CookieHeader.NAME)) {
            // A service may send the value back by itself.
            secrets.addAll(CookieHeader.values(key.reveal()));
        }
        return fixed("API key in header", secrets, request -> withHeader(request, header, prefix + key.reveal()));
    }

    /** A key in the query; kept out of every message, since messages never hold a query. */
    public static Authentication apiKeyQuery(String parameter, SecretValue key) {
        return fixed("API key in query", List.of(key.reveal()), request -> {
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
        return fixed(
                "secret URL",
                SecretUrls.secretParts(url),
                request -> request.toBuilder().url(SecretUrls.parse(url)).build());
    }

    /**
     * Digest authentication with MD5, SHA-256 or SHA-512/256, as the service asks.
     *
     * @param random makes the client's nonces
     */
    public static Authentication digest(String user, SecretValue password, RandomGenerator random) {
        return new DigestAuthentication(user, password, random);
    }

    /** One primary authentication, and keys in headers or in the query beside it. */
    public static Authentication combined(Authentication primary, List<Authentication> others) {
        return others.isEmpty() ? primary : new CombinedAuthentication(primary, others);
    }

    private static HttpRequest withHeader(HttpRequest request, String name, String value) {
        String whole = name.equalsIgnoreCase(CookieHeader.NAME) ? CookieHeader.joined(cookies(request), value) : value;
        return request.toBuilder().header(name, whole).build();
    }

    private static String cookies(HttpRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(CookieHeader.NAME))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Authentication fixed(String name, List<String> secrets, UnaryOperator<HttpRequest> change) {
        return new FixedAuthentication(name, Redactor.of(secrets), change);
    }
}
