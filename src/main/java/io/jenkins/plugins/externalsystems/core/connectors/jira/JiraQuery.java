package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Queries by filter, or by JQL as it is. */
final class JiraQuery {
    private static final List<String> FILTERS =
            List.of("project", "status", "assignee", "labels", "issue_type", "text", "order_by");

    private final JiraSearch search;
    private final JiraUsers users;
    private final JiraDialect dialect;
    private final Optional<String> defaultProject;

    JiraQuery(JiraSearch search, JiraUsers users, JiraDialect dialect, Optional<String> defaultProject) {
        this.search = search;
        this.users = users;
        this.dialect = dialect;
        this.defaultProject = defaultProject;
    }

    static Parameter[] parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.optional(
                        "project",
                        ParameterType.STRING,
                        "Key of the project; default is the connection's, if it has one."),
                Parameter.optional("status", ParameterType.STRING_LIST, "Names of statuses, one of which it has."),
                Parameter.optional(
                        "assignee",
                        ParameterType.STRING,
                        "E-mail address, account id or name; current_user; unassigned."),
                Parameter.optional("labels", ParameterType.STRING_LIST, "Labels, all of which it has."),
                Parameter.optional(
                        "issue_type", ParameterType.STRING_LIST, "Names of issue types, one of which it is."),
                Parameter.optional("text", ParameterType.STRING, "Words to find in the issue's texts."),
                Parameter.optional("order_by", ParameterType.STRING, "Fields to sort by, such as 'created desc, key'."),
                Parameter.optional(
                        "jql",
                        ParameterType.STRING,
                        "JQL, sent as it is instead of everything above; it must restrict the search.")));
        parameters.addAll(JiraSearch.parameters());
        return parameters.toArray(Parameter[]::new);
    }

    CompletionStage<Map<String, Object>> run(Arguments arguments, CallContext context) {
        Optional<String> jql = arguments.optionalText("jql");
        if (jql.isPresent()) {
            for (String filter : FILTERS) {
                if (arguments.has(filter)) {
                    throw context.invalid("jql", "cannot be combined with '" + filter + "'; put that into the JQL");
                }
            }
            return search.run(context, jql.get(), arguments);
        }
        return assignee(arguments, context)
                .thenCompose(assignee -> search.run(context, jql(arguments, assignee, context), arguments));
    }

    private String jql(Arguments arguments, Consumer<JqlBuilder> assignee, CallContext context) {
        JqlBuilder jql = new JqlBuilder()
                .is(
                        "project",
                        arguments
                                .optionalText("project")
                                .or(() -> defaultProject)
                                .orElse(null))
                .in("status", arguments.texts("status"));
        assignee.accept(jql);
        jql.all("labels", arguments.texts("labels"))
                .in("issuetype", arguments.texts("issue_type"))
                .words(arguments.optionalText("text").orElse(null));
        if (!jql.isBounded() && dialect.needsRestriction()) {
            throw context.invalid(
                    "project", "is missing, and so is every other restriction; Jira Cloud searches no whole site");
        }
        arguments.optionalText("order_by").ifPresent(order -> jql.orderBy(order, context));
        return jql.build();
    }

    private CompletionStage<Consumer<JqlBuilder>> assignee(Arguments arguments, CallContext context) {
        Optional<String> given = arguments.optionalText("assignee").map(String::trim);
        if (given.isEmpty()) {
            return CompletableFuture.completedFuture(jql -> {});
        }
        if (given.get().equals(JiraUsers.CURRENT_USER)) {
            return CompletableFuture.completedFuture(JqlBuilder::assignedToMe);
        }
        return users.id(context, given.get(), "assignee")
                .thenApply(id -> jql ->
                        id.ifPresentOrElse(account -> jql.is("assignee", account), () -> jql.isEmpty("assignee")));
    }
}
