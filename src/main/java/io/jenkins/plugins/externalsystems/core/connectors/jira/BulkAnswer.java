package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Jira says to a batch of new issues: {@code issues} has the created ones in order, {@code errors} the refused ones by
 * their number in the batch. Where all are refused the status is 400, and the body the same.
 */
final class BulkAnswer {
    private static final String ERRORS = "errors";
    private static final String NUMBER = "failedElementNumber";

    private final JsonNode answer;
    private final JiraSite site;

    BulkAnswer(JsonNode answer, JiraSite site) {
        this.answer = answer;
        this.site = site;
    }

    /** Whether an answer that is no success speaks of the issues one by one, so that it is no failure of the request. */
    static boolean isRowByRow(HttpResponse response) {
        if (response.status() != 400 || !response.isJson() || !response.text().contains(NUMBER)) {
            return false;
        }
        return Json.read(response).path(ERRORS).path(0).has(NUMBER);
    }

    /**
     * A row for each issue of the batch.
     *
     * @throws RuntimeException with an unknown outcome where the answer does not speak of all of them
     */
    List<Map<String, Object>> rows(List<JiraBulk.NewIssue> batch, CallContext context) {
        Map<Integer, JsonNode> refused = new HashMap<>();
        for (JsonNode error : Json.elements(answer.path(ERRORS))) {
            refused.put(error.path(NUMBER).asInt(-1), error.path("elementErrors"));
        }
        List<JsonNode> created = Json.elements(answer.path("issues"));
        boolean isKnown = refused.keySet().stream().allMatch(number -> number >= 0 && number < batch.size());
        if (!isKnown || created.size() + refused.size() != batch.size()) {
            throw CreatedId.unknown(
                    context,
                    "Jira's answer speaks of " + (created.size() + refused.size()) + " issues, not of " + batch.size()
                            + ".");
        }
        Iterator<JsonNode> next = created.iterator();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < batch.size(); number++) {
            JsonNode errors = refused.get(number);
            rows.add(
                    errors == null
                            ? created(batch.get(number), next.next(), site)
                            : refused(batch.get(number), JiraErrorBody.of(errors)));
        }
        return rows;
    }

    static Map<String, Object> created(JiraBulk.NewIssue issue, JsonNode found, JiraSite site) {
        String key = Json.text(found, "key");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("index", issue.index());
        row.put("key", key);
        row.put("id", Json.text(found, "id"));
        row.put("url", site.browseUrl(key));
        return row;
    }

    private static Map<String, Object> refused(JiraBulk.NewIssue issue, JiraErrorBody errors) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("index", issue.index());
        row.put("error", errors.words().isEmpty() ? "without a reason" : errors.words());
        row.put("field_errors", errors.fieldErrors());
        return row;
    }
}
