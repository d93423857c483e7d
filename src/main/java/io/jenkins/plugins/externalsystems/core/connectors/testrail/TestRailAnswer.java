package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The JSON of an answer. Some older servers write a line in front of it, which TestRail's own command line client takes off
 * as well.
 *
 * @see <a href="https://github.com/gurock/trcli/blob/main/trcli/api/api_client.py">trcli, api_client.py</a>
 */
final class TestRailAnswer {
    private static final byte[] GREETING = "USER AUTHENTICATION SUCCESSFUL!".getBytes(StandardCharsets.US_ASCII);

    private TestRailAnswer() {}

    /**
     * Reads it; nothing, as after a delete, is a missing node.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException EXCEPTION if it is no JSON
     */
    static JsonNode read(HttpResponse response) {
        byte[] body = response.bytes();
        boolean isGreeted =
                body.length >= GREETING.length && Arrays.equals(body, 0, GREETING.length, GREETING, 0, GREETING.length);
        return Json.read(
                isGreeted
                        ? new HttpResponse(
                                response.status(), Map.of(), Arrays.copyOfRange(body, GREETING.length, body.length))
                        : response);
    }
}
