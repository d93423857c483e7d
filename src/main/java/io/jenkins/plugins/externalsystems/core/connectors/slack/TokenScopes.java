package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token may do, from the header {@code X-OAuth-Scopes} that Slack's answers have.
 *
 * @param isKnown false where Slack did not send the header
 * @param granted empty where it is not known
 */
record TokenScopes(boolean isKnown, Set<String> granted) {

    static TokenScopes of(HttpResponse response) {
        return response.header("X-OAuth-Scopes")
                .map(scopes -> new TokenScopes(true, split(scopes)))
                .orElseGet(TokenScopes::unknown);
    }

    /** Nobody told. */
    static TokenScopes unknown() {
        return new TokenScopes(false, Set.of());
    }

    /** Surely this one, and no other. */
    static TokenScopes of(String scope) {
        return new TokenScopes(true, Set.of(scope));
    }

    private static Set<String> split(String scopes) {
        return Arrays.stream(scopes.split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the token surely has the scope. */
    boolean include(String scope) {
        return granted.contains(scope);
    }

    /** Whether the token has the scope, or nobody knows. */
    boolean mayInclude(String scope) {
        return !isKnown || include(scope);
    }
}
