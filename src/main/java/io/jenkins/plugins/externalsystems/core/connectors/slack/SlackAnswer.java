package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;

/**
 * A good answer of the Web API.
 *
 * @param body the JSON
 * @param scopes what the token may do, from the header {@code X-OAuth-Scopes}; null where Slack did not send it
 */
record SlackAnswer(JsonNode body, @CheckForNull Set<String> scopes) {}
