package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Sends requests below the base URL, with the connection's headers.
 *
 * @param headers of each request, unless it sets its own
 * @param isGzip whether bodies are compressed
 * @param isReading whether requests change nothing, whatever their method
 */
record RestClient(ApiClient api, BaseUrl base, Map<String, String> headers, boolean isGzip, boolean isReading) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** The same for searches, which some services take as POST. */
    RestClient reading() {
        return new RestClient(api, base, headers, isGzip, true);
    }

    /** Sends a request; VALIDATION_ERROR where it would leave the base URL. @param needsJson see {@link RestAnswer#of} */
    CompletionStage<RestAnswer> send(
            FilledRequest request, RepeatSafety safety, boolean needsJson, CallContext context) {
        URI url;
        try {
            url = base.of(request);
        } catch (IllegalArgumentException outside) {
            throw context.invalid("path", outside.getMessage());
        }
        return send(url, request, safety, needsJson, context);
    }

    /** The same with a URL that the base holds, as the next page is. */
    CompletionStage<RestAnswer> send(
            URI url, FilledRequest request, RepeatSafety safety, boolean needsJson, CallContext context) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(request.headers());
        String contentType = all.getOrDefault(CONTENT_TYPE, "");
        all.remove(CONTENT_TYPE);
        ApiRequest.Builder plain = ApiRequest.of(request.method(), url, safety);
        all.forEach(plain::header);
        if (isReading) {
            plain.reading();
        }
        HttpBody body = body(request.body(), contentType, context);
        if (body != null) {
            plain.body(body);
            if (body instanceof GzipBody) {
                plain.header("Content-Encoding", "gzip");
            }
        }
        return api.send(context, plain.build(), response -> RestAnswer.of(url, response, needsJson, context));
    }

    @CheckForNull
    private HttpBody body(@CheckForNull Object data, String contentType, CallContext context) {
        if (data == null) {
            return null;
        }
        if (data instanceof HttpBody ready) {
            // Files: never held in memory as a whole, so not compressed either.
            return ready;
        }
        try {
            HttpBody body = RequestBody.of(data, contentType);
            // A dry run shows what people can read.
            return isGzip && !context.isDryRun() ? new GzipBody(body) : body;
        } catch (IllegalArgumentException unfit) {
            throw context.invalid("body", unfit.getMessage());
        }
    }
}
