package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of an issue that have parameters of their own, in Jira's form. The assignee is not among them, since it has to
 * be looked up first, and neither are the further fields, which {@link FieldShaper} makes.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Issues: create, edit</a>
 */
final class IssueFields {
    /** Jira's limit for a summary, in characters. */
    private static final int LONGEST_SUMMARY = 255;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Beside {@code assignee}, which goes first. */
    static final Parameter ASSIGNEE_CANDIDATES = Parameter.optional(
            "assignee_candidates",
            ParameterType.STRING_LIST,
            "Whom to assign it to, the first of them that Jira knows: e-mail addresses, account ids or names. That it knows"
                    + " none of them is a warning.");

    private IssueFields() {}

    /** The parameters beside summary and issue type, which differ between create and update. */
    static List<Parameter> parameters() {
        return List.of(
                Parameter.optional("description", ParameterType.TEXT, "Description in Markdown; empty clears it."),
                Parameter.optional("priority", ParameterType.STRING, "Name of the priority, such as High."),
                Parameter.optional("labels", ParameterType.STRING_LIST, "Labels, all of them; without blanks."),
                Parameter.optional("components", ParameterType.STRING_LIST, "Names of the project's components."),
                Parameter.optional("fix_versions", ParameterType.STRING_LIST, "Names of the versions it is fixed in."),
                Parameter.optional("parent", ParameterType.STRING, "Key of the parent issue."),
                Parameter.optional("due_date", ParameterType.STRING, "Date as yyyy-mm-dd."),
                Parameter.optional(
                        "assignee",
                        ParameterType.STRING,
                        "E-mail address, account id or name; current_user; unassigned."),
                ASSIGNEE_CANDIDATES,
                Parameter.optional(
                        "fields",
                        ParameterType.MAP,
                        "Further fields by name or id; values as text, number or list, shaped by the field, or in Jira's own form."));
    }

    /** The fields that were given, in Jira's form. @throws RuntimeException VALIDATION_ERROR naming the parameter */
    static Map<String, Object> of(Arguments given, JiraDialect dialect, CallContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        given.optionalText("summary").ifPresent(summary -> fields.put("summary", summary(summary, context)));
        given.optionalText("issue_type").ifPresent(type -> fields.put("issuetype", named(type)));
        given.optionalText("description")
                .ifPresent(text -> fields.put("description", text.isBlank() ? null : dialect.richText(text)));
        given.optionalText("priority").ifPresent(priority -> fields.put("priority", named(priority)));
        if (given.has("labels")) {
            fields.put("labels", labels(given.texts("labels"), context));
        }
        if (given.has("components")) {
            fields.put("components", allNamed(given.texts("components")));
        }
        if (given.has("fix_versions")) {
            fields.put("fixVersions", allNamed(given.texts("fix_versions")));
        }
        given.optionalText("parent")
                .ifPresent(parent -> fields.put("parent", Map.of("key", IssueKey.check(parent, "parent", context))));
        given.optionalText("due_date").ifPresent(date -> fields.put("duedate", date(date, context)));
        return fields;
    }

    private static String summary(String text, CallContext context) {
        String summary = text.trim();
        if (summary.length() > LONGEST_SUMMARY || summary.lines().count() > 1) {
            throw context.invalid(
                    "summary",
                    "has " + summary.length() + " characters in "
                            + summary.lines().count() + " lines; Jira takes one line of at most " + LONGEST_SUMMARY);
        }
        return summary;
    }

    private static List<String> labels(List<String> labels, CallContext context) {
        for (String label : labels) {
            if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
                throw context.invalid(
                        "labels", "holds '" + Words.shown(label) + "'; a label has no blanks and is not empty");
            }
        }
        return labels;
    }

    private static String date(String text, CallContext context) {
        if (!DATE.matcher(text.trim()).matches()) {
            throw context.invalid("due_date", "is '" + Words.shown(text) + "'; it must be yyyy-mm-dd");
        }
        return text.trim();
    }

    private static Map<String, Object> named(String name) {
        return Map.of("name", name.trim());
    }

    private static List<Map<String, Object>> allNamed(List<String> names) {
        return names.stream().map(IssueFields::named).toList();
    }
}
