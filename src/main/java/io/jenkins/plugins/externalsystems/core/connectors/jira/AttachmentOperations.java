package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;

/** Declares what can be done with attachments; Jira has no way to change one. */
final class AttachmentOperations {
    private static final String ATTACHMENT = "attachment";
    private static final String FILES = "files";

    private AttachmentOperations() {}

    static void declare(OperationTable.Builder table, JiraHandlers handlers) {
        OperationHandler upload = handlers.onIssue(
                JiraHandlers.ISSUE,
                (jira, issue, arguments, context) -> jira.upload().run(context, issue, FILES, arguments.text(FILES)));
        table.operation(
                "upload_attachment",
                RepeatSafety.LOOKS_FIRST,
                "Attaches files to an issue; goes on where it stopped.",
                upload,
                JiraHandlers.issueKey(),
                files());
        table.item(
                ItemVerb.CREATE,
                ATTACHMENT,
                RepeatSafety.LOOKS_FIRST,
                "Attaches files to an issue, as `upload_attachment` does.",
                upload,
                JiraHandlers.issueKey(),
                files());
        table.item(
                ItemVerb.GET,
                ATTACHMENT,
                RepeatSafety.SAFE,
                "Reads what Jira knows about an attachment; ids are of the form `PROJ-1/10001`.",
                handlers.onPart(
                        ATTACHMENT,
                        (jira, id, arguments, context) -> jira.attachments().get(context, id)));
        table.item(
                ItemVerb.DELETE,
                ATTACHMENT,
                RepeatSafety.SAFE,
                "Deletes an attachment.",
                handlers.onPart(
                        ATTACHMENT,
                        (jira, id, arguments, context) -> jira.attachments().delete(context, id)));
        table.item(
                ItemVerb.QUERY,
                ATTACHMENT,
                RepeatSafety.SAFE,
                "Lists the attachments of an issue.",
                handlers.onIssue(
                        JiraHandlers.ISSUE,
                        (jira, issue, arguments, context) ->
                                jira.attachments().query(context, issue, OffsetPages.limit(arguments, context))),
                JiraHandlers.issueKey(),
                OffsetPages.limit());
    }

    private static Parameter files() {
        return Parameter.required(
                FILES,
                ParameterType.STRING,
                "Which files: Ant patterns in the workspace, separated by commas, such as 'build/**/*.log'.");
    }
}
