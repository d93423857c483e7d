package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import java.util.List;

/** Declares what can be done with worklogs. */
final class WorklogOperations {
    private static final String WORKLOG = "worklog";

    private WorklogOperations() {}

    static void declare(OperationTable.Builder table, JiraHandlers handlers) {
        OperationHandler add = handlers.onIssue(
                JiraHandlers.ISSUE,
                (jira, issue, arguments, context) ->
                        jira.worklogs().add(context, issue, NewWorklog.of(arguments, context)));
        table.operation(
                "add_worklog",
                RepeatSafety.LOOKS_FIRST,
                "Logs work on an issue.",
                add,
                JiraHandlers.with(List.of(NewWorklog.createParameters()), JiraHandlers.issueKey()));
        table.item(
                ItemVerb.CREATE,
                WORKLOG,
                RepeatSafety.LOOKS_FIRST,
                "Logs work on an issue, as `add_worklog` does.",
                add,
                JiraHandlers.with(List.of(NewWorklog.createParameters()), JiraHandlers.issueKey()));
        table.item(
                ItemVerb.GET,
                WORKLOG,
                RepeatSafety.SAFE,
                "Reads a worklog; ids are of the form `PROJ-1/10001`.",
                handlers.onPart(
                        WORKLOG,
                        (jira, id, arguments, context) -> jira.worklogs().get(context, id)));
        table.item(
                ItemVerb.UPDATE,
                WORKLOG,
                RepeatSafety.SAFE,
                "Changes a worklog.",
                handlers.onPart(
                        WORKLOG,
                        (jira, id, arguments, context) ->
                                jira.worklogs().update(context, id, NewWorklog.of(arguments, context))),
                NewWorklog.updateParameters());
        table.item(
                ItemVerb.DELETE,
                WORKLOG,
                RepeatSafety.SAFE,
                "Deletes a worklog; the time that is left grows by its time.",
                handlers.onPart(
                        WORKLOG,
                        (jira, id, arguments, context) -> jira.worklogs().delete(context, id)));
        table.item(
                ItemVerb.QUERY,
                WORKLOG,
                RepeatSafety.SAFE,
                "Lists the worklogs of an issue, the oldest first.",
                handlers.onIssue(
                        JiraHandlers.ISSUE,
                        (jira, issue, arguments, context) ->
                                jira.worklogs().query(context, issue, OffsetPages.limit(arguments, context))),
                JiraHandlers.issueKey(),
                OffsetPages.limit());
    }
}
