package io.jenkins.plugins.externalsystems.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.cache.StoredAnswer;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import java.util.function.Function;

/**
 * What a caller wants of a good answer.
 *
 * @param how makes it; AttemptException or ExternalSystemException if it cannot
 * @param shared what remembered metadata is parsed to once for all calls; null for nothing
 */
record Reading<T>(
        Function<HttpResponse, T> how, @CheckForNull Class<T> shared) {
    /** The answer itself. */
    static Reading<HttpResponse> whole() {
        return new Reading<>(Function.identity(), null);
    }

    /** JSON. */
    static Reading<JsonNode> json(CallContext context) {
        return new Reading<>(
                response -> {
                    try {
                        return Json.read(response);
                    } catch (ExternalSystemException broken) {
                        throw StandardErrors.failure(
                                context, broken.code(), Happening.UNREADABLE, broken.getMessage(), null);
                    }
                },
                JsonNode.class);
    }

    T read(HttpResponse response) {
        return how.apply(response);
    }

    /** The same of a remembered answer: a field list of megabytes is not parsed again for each call. */
    T read(StoredAnswer answer) {
        return shared != null && answer.isMetadata() ? answer.parsed(shared, how) : how.apply(answer.response());
    }
}
