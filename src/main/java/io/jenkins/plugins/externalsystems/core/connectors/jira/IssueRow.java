package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An issue as one flat row: names instead of objects. */
final class IssueRow {
    /** The fields that a row is made from, as Jira names them. */
    static final List<String> FIELDS =
            List.of("summary", "status", "assignee", "issuetype", "priority", "labels", "created", "updated");

    private IssueRow() {}

    /**
     * {@code key id summary status assignee issue_type priority labels created updated url}, then the further fields by id.
     * Times are as Jira writes them (ISO 8601 with offset); what is not set is null.
     */
    static Map<String, Object> of(JsonNode issue, List<String> further, JiraApi api) {
        JsonNode fields = issue.path("fields");
        JiraDialect dialect = api.dialect();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", text(issue.path("key")));
        row.put("id", text(issue.path("id")));
        row.put("summary", flat(fields.path("summary"), dialect));
        row.put("status", flat(fields.path("status"), dialect));
        row.put("assignee", flat(fields.path("assignee"), dialect));
        row.put("issue_type", flat(fields.path("issuetype"), dialect));
        row.put("priority", flat(fields.path("priority"), dialect));
        row.put("labels", fields.path("labels").isArray() ? flat(fields.path("labels"), dialect) : List.of());
        row.put("created", flat(fields.path("created"), dialect));
        row.put("updated", flat(fields.path("updated"), dialect));
        row.put("url", api.site().browseUrl(Json.text(issue, "key")));
        for (String id : further) {
            row.putIfAbsent(id, flat(fields.path(id), dialect));
        }
        return row;
    }

    /** A row with what one issue alone deserves. */
    static Map<String, Object> detailed(JsonNode issue, JiraApi api) {
        Map<String, Object> row = of(issue, List.of(), api);
        JsonNode fields = issue.path("fields");
        JiraDialect dialect = api.dialect();
        row.put("project", text(fields.path("project").path("key")));
        row.put("description", prose(fields.path("description"), dialect));
        row.put("reporter", flat(fields.path("reporter"), dialect));
        row.put("resolution", flat(fields.path("resolution"), dialect));
        row.put("components", flat(fields.path("components"), dialect));
        row.put("fix_versions", flat(fields.path("fixVersions"), dialect));
        row.put("parent", text(fields.path("parent").path("key")));
        row.put("due_date", flat(fields.path("duedate"), dialect));
        return row;
    }

    @CheckForNull
    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    /** The words of a field that holds formatted text. */
    @CheckForNull
    private static String prose(JsonNode node, JiraDialect dialect) {
        return node.isMissingNode() || node.isNull() ? null : dialect.plainText(node);
    }

    /** Plain values as they are; of an object its name, value or key; of a document its text; of a list each. */
    @CheckForNull
    private static Object flat(JsonNode node, JiraDialect dialect) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            return Json.elements(node).stream().map(item -> flat(item, dialect)).toList();
        }
        if (!node.isObject()) {
            return Json.toData(node);
        }
        if (dialect.isRichText(node)) {
            return dialect.plainText(node);
        }
        for (String name : List.of("displayName", "name", "value", "key")) {
            if (node.path(name).isTextual()) {
                return node.path(name).asText();
            }
        }
        return Json.toData(node);
    }
}
