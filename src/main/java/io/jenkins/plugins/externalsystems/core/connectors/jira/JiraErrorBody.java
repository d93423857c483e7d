package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an answer that is no success says in words: Jira's error collection {@code {errorMessages, errors}}, the gateway's
 * {@code {code, message}}, or a problem detail (RFC 9457).
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes">Status codes</a>
 */
final class JiraErrorBody {
    static final String BAD_CREDENTIALS =
            "Jira does not accept the credentials; check user and token, and 'scoped_token' if the token has scopes";

    /** Not "… does not exist or you do not have permission …", which Jira says of any unknown name. */
    private static final Pattern PERMISSION = Pattern.compile(
            "(?<!exist or you )do(es)? not have (the )?permission|cannot create issues in this project");

    private final List<String> messages = new ArrayList<>();
    private final Map<String, String> fieldErrors = new LinkedHashMap<>();

    private JiraErrorBody(JsonNode body) {
        Json.elements(body.path("errorMessages")).forEach(message -> add(message.asText()));
        body.path("errors")
                .fields()
                .forEachRemaining(error -> fieldErrors.put(
                        Words.shown(error.getKey()),
                        Words.shown(error.getValue().asText())));
        add(Json.text(body, "message"));
        add(Json.text(body, "detail"));
    }

    /** Never fails: a body that is no JSON has no words. */
    static JiraErrorBody of(HttpResponse response) {
        try {
            return new JiraErrorBody(response.isJson() ? Json.read(response) : MissingNode.getInstance());
        } catch (ExternalSystemException broken) {
            // The status alone tells enough; a second complaint about the body would hide it.
            return new JiraErrorBody(MissingNode.getInstance());
        }
    }

    /** Of an error collection inside another answer. */
    static JiraErrorBody of(JsonNode errors) {
        return new JiraErrorBody(errors);
    }

    private void add(String message) {
        String shown = Words.shown(message);
        if (!shown.isEmpty()) {
            messages.add(shown);
        }
    }

    /** Field id to message, in Jira's order. */
    Map<String, String> fieldErrors() {
        return Collections.unmodifiableMap(fieldErrors);
    }

    /** All that it says, without a full stop at the end; empty for nothing. */
    String words() {
        List<String> all = new ArrayList<>(messages);
        fieldErrors.forEach((field, message) -> all.add("field '" + field + "': " + message));
        String text = String.join("; ", all);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether a token is refused by the gateway for its scopes, which comes with status 401. */
    boolean isScopeMissing() {
        return messages.stream()
                .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains("scope does not match"));
    }

    /** Whether it is about permission, whatever the status says: Jira answers 400 to a create that is not allowed. */
    boolean tellsOfPermission(int status) {
        if (status == 401) {
            return isScopeMissing();
        }
        return status == 400
                && PERMISSION.matcher(words().toLowerCase(Locale.ROOT)).find();
    }
}
