package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Creates an issue, with a mark by which a repeat of the call finds it, and then adds links and files to it. Everything that
 * can be checked (the user exists, the kinds of links, the files) is checked before the issue is created.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Create issue</a>
 * @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/issue-createIssue">Data Center</a>
 */
final class JiraIssueCreation {
    /** The step that creates it. */
    private static final String ISSUE = "issue";

    private final JiraApi api;
    private final NewIssueFields newFields;
    private final EarlierIssues earlier;
    private final IssueExtras extras;
    private final FieldFailures failures;

    JiraIssueCreation(
            JiraApi api, NewIssueFields newFields, EarlierIssues earlier, IssueExtras extras, FieldFailures failures) {
        this.failures = failures;
        this.api = api;
        this.newFields = newFields;
        this.earlier = earlier;
        this.extras = extras;
    }

    static Parameter[] parameters() {
        return JiraHandlers.with(IssueExtras.parameters(), NewIssueFields.parameters());
    }

    /** @return {@code key}, {@code id}, {@code url}; with links or files also what they gave, and {@code steps} */
    CompletionStage<Map<String, Object>> create(Arguments arguments, CallContext context) {
        String project = newFields.project(arguments, context);
        return newFields
                .of(arguments, context)
                .thenCompose(fields -> extras.prepare(arguments, context)
                        .thenCompose(more -> failures.explained(
                                more.isEmpty()
                                        ? issue(context, project, fields)
                                        : withExtras(context, project, fields, more),
                                fields,
                                () -> newFields.screen(arguments, context),
                                context)))
                .exceptionally(thrown -> {
                    throw context.about("project " + project, thrown);
                });
    }

    private CompletionStage<Map<String, Object>> withExtras(
            CallContext context, String project, Map<String, Object> fields, IssueExtras.Prepared more) {
        Step creation = new Step(ISSUE, () -> issue(context, project, fields));
        return new StepRun(context, List.of(creation), Map.of()).run().thenCompose(created -> {
            List<Step> steps = more.steps(context, String.valueOf(created.get("key")));
            return new StepRun(context, steps, created).run();
        });
    }

    private CompletionStage<Map<String, Object>> issue(
            CallContext context, String project, Map<String, Object> fields) {
        if (context.isRepeat()) {
            String mark = context.idempotencyKey();
            return earlier.find(context, project, Map.of(mark, String.valueOf(fields.get("summary"))))
                    .thenApply(found -> {
                        if (found.isEmpty()) {
                            throw CreatedId.unknown(
                                    context,
                                    "an earlier try may have created the issue, and Jira's search does not show it;"
                                            + " look whether it is there before you run it again.");
                        }
                        return row(found.get(mark), context);
                    });
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("fields", fields);
        body.put("properties", RepeatMark.properties(context.idempotencyKey()));
        return api.send(context, "POST", RepeatSafety.UNSAFE, url -> url.path("issue"), body)
                .thenApply(answer -> row(answer, context));
    }

    private Map<String, Object> row(JsonNode issue, CallContext context) {
        String key = CreatedId.of(issue, "key", "issue", context);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", key);
        result.put("id", Json.text(issue, "id"));
        result.put("url", api.site().browseUrl(key));
        return result;
    }
}
