package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One primary authentication, which may change the credentials, and fixed ones beside it. */
final class CombinedAuthentication implements Authentication {
    private final Authentication primary;
    private final List<Authentication> others;

    CombinedAuthentication(Authentication primary, List<Authentication> others) {
        this.primary = primary;
        this.others = List.copyOf(others);
    }

    /** The fixed ones first: a digest covers the whole URL, keys in its query too. */
    @Override
    public CompletionStage<HttpRequest> authenticate(HttpRequest request) {
        CompletionStage<HttpRequest> ready = CompletableFuture.completedFuture(request);
        for (Authentication other : others) {
            ready = ready.thenCompose(other::authenticate);
        }
        return ready.thenCompose(primary::authenticate);
    }

    @Override
    public CompletionStage<Boolean> renew(HttpRequest sent, HttpResponse refused) {
        return primary.renew(sent, refused);
    }

    @Override
    public Redactor redactor() {
        Redactor all = primary.redactor();
        for (Authentication other : others) {
            all = all.and(other.redactor());
        }
        return all;
    }

    @Override
    public String toString() {
        return primary + " and " + others;
    }
}
