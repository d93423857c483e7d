package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Credentials that never change. */
final class FixedAuthentication implements Authentication {
    private final String name;
    private final Redactor redactor;
    private final UnaryOperator<HttpRequest> change;

    FixedAuthentication(String name, Redactor redactor, UnaryOperator<HttpRequest> change) {
        this.name = name;
        this.redactor = redactor;
        this.change = change;
    }

    @Override
    public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
        try {
            return CompletableFuture.completedFuture(change.apply(request));
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    @Override
    public Redactor redactor() {
        return redactor;
    }

    /** The scheme alone. */
    @Override
    public String toString() {
        return name;
    }
}
