package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The table of what the Jira connector can do. */
final class JiraOperations {
    private static final String ISSUE = JiraHandlers.ISSUE;

    private final JiraHandlers handlers;

    /** @param parts the parts for a call; finds out the server's dialect first where it has to */
    JiraOperations(Function<CallContext, CompletionStage<JiraParts>> parts) {
        this.handlers = new JiraHandlers(parts);
    }

    OperationTable table() {
        OperationTable.Builder table = OperationTable.builder();
        items(table);
        table.operation(
                "search_issues",
                RepeatSafety.SAFE,
                "Searches with JQL and follows the pages up to a limit.",
                handlers.of((jira, arguments, context) -> jira.search().run(context, arguments.text("jql"), arguments)),
                JiraHandlers.with(
                        JiraSearch.parameters(),
                        Parameter.required("jql", ParameterType.STRING, "JQL that restricts the search.")));
        table.operation(
                "add_comment",
                RepeatSafety.UNSAFE,
                "Adds a comment to an issue.",
                handlers.onIssue(ISSUE, JiraOperations::addComment),
                JiraHandlers.issueKey(),
                Parameter.required("body", ParameterType.TEXT, "Comment in Markdown."));
        table.operation(
                "transition_issue",
                RepeatSafety.UNSAFE,
                "Moves an issue through its workflow; does nothing if it has the status already.",
                handlers.onIssue(ISSUE, JiraOperations::transition),
                JiraHandlers.issueKey(),
                Parameter.required(
                        "transition", ParameterType.STRING, "Name or id of the transition, or status it leads to."),
                Parameter.optional(
                        "fields", ParameterType.MAP, "Fields of the transition's screen by id, in Jira's own form."));
        table.operation(
                "update_issue",
                RepeatSafety.UNSAFE,
                "Changes fields, assignee, comments and status of an issue in one call; goes on where it stopped.",
                handlers.onIssue(
                        ISSUE,
                        (jira, issue, arguments, context) -> jira.update().update(issue, arguments, context)),
                JiraHandlers.with(JiraIssueUpdate.parameters(), JiraHandlers.issueKey()));
        return table.build();
    }

    private void items(OperationTable.Builder table) {
        table.item(
                ItemVerb.CREATE,
                ISSUE,
                RepeatSafety.UNSAFE,
                "Creates an issue.",
                handlers.of((jira, arguments, context) -> jira.issues().create(arguments, context)),
                JiraIssues.createParameters());
        table.item(
                ItemVerb.GET,
                ISSUE,
                RepeatSafety.SAFE,
                "Reads an issue by key or id.",
                handlers.onIssue(
                        "id", (jira, issue, arguments, context) -> jira.issues().get(issue, context)));
        table.item(
                ItemVerb.UPDATE,
                ISSUE,
                RepeatSafety.UNSAFE,
                "Changes fields, assignee, comments and status of an issue; goes on where it stopped.",
                handlers.onIssue(
                        "id", (jira, issue, arguments, context) -> jira.update().update(issue, arguments, context)),
                JiraIssueUpdate.parameters().toArray(Parameter[]::new));
        table.item(
                ItemVerb.DELETE,
                ISSUE,
                RepeatSafety.SAFE,
                "Deletes an issue that has no subtasks.",
                handlers.onIssue(
                        "id", (jira, issue, arguments, context) -> jira.issues().delete(issue, context)));
        table.item(
                ItemVerb.QUERY,
                ISSUE,
                RepeatSafety.SAFE,
                "Finds issues by a filter, or by JQL.",
                handlers.of((jira, arguments, context) -> jira.query().run(arguments, context)),
                JiraQuery.parameters());
    }

    private static CompletionStage<Map<String, Object>> addComment(
            JiraParts jira, String issue, Arguments arguments, CallContext context) {
        return jira.comments().add(context, issue, arguments.text("body")).thenApply(id -> {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", issue + "/" + id);
            result.put("key", issue);
            result.put("comment_id", id);
            result.put("url", jira.api().site().commentUrl(issue, id));
            return result;
        });
    }

    private static CompletionStage<Map<String, Object>> transition(
            JiraParts jira, String issue, Arguments arguments, CallContext context) {
        JiraTransitions transitions = jira.transitions();
        return transitions
                .find(context, issue, arguments.text("transition"), "transition")
                .thenCompose(move -> {
                    CompletionStage<?> gone = move.transitionId() == null
                            ? CompletableFuture.completedFuture(null)
                            : transitions.go(context, move, arguments.map("fields"));
                    return gone.thenApply(done -> moved(jira, move));
                });
    }

    private static Map<String, Object> moved(JiraParts jira, JiraTransitions.Move move) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", move.key());
        result.put("status", move.status());
        result.put("changed", move.transitionId() != null);
        result.put("url", jira.api().site().browseUrl(move.key()));
        return result;
    }
}
