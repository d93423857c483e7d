package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A good answer of the Web API.
 *
 * @param body the JSON
 * @param scopes what the token may do
 */
record SlackAnswer(JsonNode body, TokenScopes scopes) {}
