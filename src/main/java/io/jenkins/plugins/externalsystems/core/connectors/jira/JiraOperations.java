package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
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
        CommentOperations.declare(table, handlers);
        AttachmentOperations.declare(table, handlers);
        WorklogOperations.declare(table, handlers);
        LinkOperations.declare(table, handlers);
        table.operation(
                "assign_issue",
                RepeatSafety.SAFE,
                "Gives an issue to somebody, or to nobody.",
                handlers.onIssue(
                        ISSUE,
                        (jira, issue, arguments, context) -> jira.assignees().assign(issue, arguments, context)),
                JiraHandlers.issueKey(),
                Parameter.required(
                        "assignee",
                        ParameterType.STRING,
                        "E-mail address, account id or name; current_user; unassigned."));
        table.operation(
                "lookup_user",
                RepeatSafety.SAFE,
                "Finds a person by e-mail address; the connection remembers it.",
                handlers.of((jira, arguments, context) -> jira.users().lookUp(arguments, context)),
                Parameter.required("email", ParameterType.STRING, "The person's e-mail address."));
        table.operation(
                "create_issues",
                RepeatSafety.LOOKS_FIRST,
                "Creates any number of issues, fifty a request; goes on where it stopped.",
                handlers.of((jira, arguments, context) -> jira.bulk().create(arguments, context)),
                JiraBulk.parameter());
        table.operation(
                "transition_issue",
                RepeatSafety.LOOKS_FIRST,
                "Moves an issue through its workflow; does nothing if it has the status already.",
                handlers.onIssue(
                        ISSUE,
                        (jira, issue, arguments, context) -> jira.transition().run(issue, arguments, context)),
                JiraHandlers.with(TransitionOperation.parameters(), JiraHandlers.issueKey()));
        table.operation(
                "track_test_failures",
                RepeatSafety.LOOKS_FIRST,
                "Keeps one issue for each cause for which tests fail: opens, comments, reopens and closes. Goes on where it"
                        + " stopped.",
                handlers.of((jira, arguments, context) -> jira.tracking().run(arguments, context)),
                FailureTracking.parameters());
        table.operation(
                "get_fields",
                RepeatSafety.SAFE,
                "Lists fields: all of the Jira, or those of a new issue with what is required and allowed.",
                handlers.of((jira, arguments, context) -> jira.fields().run(arguments, context)),
                JiraFields.parameters());
        table.operation(
                "update_issue",
                RepeatSafety.LOOKS_FIRST,
                "Changes an issue in one call: fields, assignee, comment, worklog, links, files, status, in this order."
                        + " Goes on where it stopped.",
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
                RepeatSafety.LOOKS_FIRST,
                "Creates an issue, with links and files if given.",
                handlers.of((jira, arguments, context) -> jira.creation().create(arguments, context)),
                JiraIssueCreation.parameters());
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
                RepeatSafety.LOOKS_FIRST,
                "Changes an issue as `update_issue` does.",
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
}
