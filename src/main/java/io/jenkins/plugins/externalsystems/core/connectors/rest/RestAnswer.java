package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.net.URI;
import java.util.Map;

/**
 * A good answer.
 *
 * @param url that was asked
 * @param data plain data; text below {@code text} where the answer is none; null where it is empty
 */
record RestAnswer(
        URI url, HttpResponse response, @CheckForNull Object data) {
    /**
     * Reads it.
     *
     * @param needsJson whether there is a mapping, which text would give nothing for
     * @throws ExternalSystemException EXCEPTION for what cannot be read
     */
    static RestAnswer of(URI url, HttpResponse response, boolean needsJson, CallContext context) {
        if (response.bytes().length == 0) {
            return new RestAnswer(url, response, null);
        }
        if (response.isJson() || looksLikeJson(response.bytes())) {
            try {
                return new RestAnswer(url, response, Json.toData(Json.read(response)));
            } catch (ExternalSystemException broken) {
                throw broken.withMessage(context.subject() + broken.getMessage());
            }
        }
        if (needsJson) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the answer (" + response + ") is not JSON, so nothing can be taken out of it;"
                            + " check 'url' and the path.");
        }
        return new RestAnswer(url, response, Map.of("text", response.text()));
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (byte b : bytes) {
            if (b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }
}
