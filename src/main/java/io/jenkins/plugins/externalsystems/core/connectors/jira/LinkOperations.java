package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.OperationTable;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Declares what can be done with links. */
final class LinkOperations {
    private static final String TYPE = "type";
    private static final String TO = "to";
    private static final String URL = "url";

    private LinkOperations() {}

    static void declare(OperationTable.Builder table, JiraHandlers handlers) {
        table.operation(
                "link_issues",
                RepeatSafety.LOOKS_FIRST,
                "Links two issues: the issue, what it does, the other one. Does nothing if they are linked so already.",
                handlers.onIssue(JiraHandlers.ISSUE, LinkOperations::link),
                JiraHandlers.issueKey(),
                Parameter.required(
                        TYPE,
                        ParameterType.STRING,
                        "What the issue does to the other one, either phrase of a link type (blocks, is blocked by);"
                                + " or the type's name or id, which mean the outward phrase."),
                Parameter.required(TO, ParameterType.STRING, "Key or id of the other issue."));
        table.operation(
                "add_remote_link",
                RepeatSafety.KEYED,
                "Links an issue to a web page; a link to the same page is changed.",
                handlers.onIssue(
                        JiraHandlers.ISSUE,
                        (jira, issue, arguments, context) -> jira.remoteLinks()
                                .put(
                                        context,
                                        issue,
                                        new JiraRemoteLinks.WebLink(
                                                JiraRemoteLinks.WebLink.check(arguments.text(URL), URL, context),
                                                arguments.text("title"),
                                                arguments
                                                        .optionalText("relationship")
                                                        .orElse("")))),
                JiraHandlers.issueKey(),
                Parameter.required(URL, ParameterType.STRING, "Address of the page."),
                Parameter.required("title", ParameterType.STRING, "Title of the page."),
                Parameter.optional(
                        "relationship", ParameterType.STRING, "What the page is to the issue, such as 'built by'."));
    }

    private static CompletionStage<Map<String, Object>> link(
            JiraParts jira, String issue, Arguments arguments, CallContext context) {
        String other = IssueKey.of(arguments, TO, context);
        if (other.equals(issue)) {
            throw context.invalid(TO, "is the issue itself");
        }
        return jira.links()
                .types(context)
                .thenCompose(types -> jira.links()
                        .link(context, issue, LinkType.of(types, arguments.text(TYPE), TYPE, context), other));
    }
}
