package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.List;

/** Declares what can be done with comments. */
final class CommentOperations {
    private static final String COMMENT = "comment";

    private CommentOperations() {}

    static void declare(OperationTable.Builder table, JiraHandlers handlers) {
        table.operation(
                "add_comment",
                RepeatSafety.LOOKS_FIRST,
                "Adds a comment to an issue.",
                add(handlers),
                JiraHandlers.with(List.of(NewComment.parameters()), JiraHandlers.issueKey()));
        table.item(
                ItemVerb.CREATE,
                COMMENT,
                RepeatSafety.LOOKS_FIRST,
                "Adds a comment to an issue, as `add_comment` does.",
                add(handlers),
                JiraHandlers.with(List.of(NewComment.parameters()), JiraHandlers.issueKey()));
        table.item(
                ItemVerb.GET,
                COMMENT,
                RepeatSafety.SAFE,
                "Reads a comment; ids are of the form `PROJ-1/10001`.",
                handlers.onPart(
                        COMMENT,
                        (jira, id, arguments, context) -> jira.comments().get(context, id)));
        table.item(
                ItemVerb.UPDATE,
                COMMENT,
                RepeatSafety.SAFE,
                "Replaces the text of a comment.",
                handlers.onPart(
                        COMMENT,
                        (jira, id, arguments, context) ->
                                jira.comments().update(context, id, NewComment.of(arguments, context))),
                NewComment.parameters());
        table.item(
                ItemVerb.DELETE,
                COMMENT,
                RepeatSafety.SAFE,
                "Deletes a comment.",
                handlers.onPart(
                        COMMENT,
                        (jira, id, arguments, context) -> jira.comments().delete(context, id)));
        table.item(
                ItemVerb.QUERY,
                COMMENT,
                RepeatSafety.SAFE,
                "Lists the comments of an issue.",
                handlers.onIssue(
                        JiraHandlers.ISSUE,
                        (jira, issue, arguments, context) -> jira.comments()
                                .query(
                                        context,
                                        issue,
                                        arguments.text("order").equals("newest"),
                                        OffsetPages.limit(arguments, context))),
                JiraHandlers.issueKey(),
                Parameter.withDefault("order", ParameterType.STRING, "oldest", "Which ones come first.")
                        .oneOf("oldest", "newest"),
                OffsetPages.limit());
    }

    private static OperationHandler add(JiraHandlers handlers) {
        return handlers.onIssue(
                JiraHandlers.ISSUE,
                (jira, issue, arguments, context) ->
                        jira.comments().add(context, issue, NewComment.of(arguments, context)));
    }
}
