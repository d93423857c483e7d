package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.client.Json;

/**
 * A good answer of the Web API.
 *
 * @param body the JSON
 * @param scopes what the token may do
 */
record SlackAnswer(JsonNode body, TokenScopes scopes) {
    /** Where the next page begins; empty on the last one. */
    String nextCursor() {
        return Json.text(body, "response_metadata", "next_cursor");
    }
}
