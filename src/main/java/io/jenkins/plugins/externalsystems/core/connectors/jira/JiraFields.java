package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells which fields there are: all of the Jira, or those of a new issue with what they need and allow. */
final class JiraFields {
    private final JiraMetadata metadata;
    private final Optional<String> defaultProject;

    JiraFields(JiraMetadata metadata, Optional<String> defaultProject) {
        this.metadata = metadata;
        this.defaultProject = defaultProject;
    }

    static Parameter[] parameters() {
        return new Parameter[] {
            Parameter.optional(
                    "issue_type",
                    ParameterType.STRING,
                    "Name of an issue type: gives the fields that a new issue of it can have, with what is required."),
            Parameter.optional(
                    "project",
                    ParameterType.STRING,
                    "Key of the project of that issue type; default is the connection's 'project_key'.")
        };
    }

    /** @return {@code rows} ({@code id name type custom required allowed_values allowed_values_total}) and {@code count} */
    CompletionStage<Map<String, Object>> run(Arguments arguments, CallContext context) {
        return fields(arguments, context).thenApply(found -> {
            List<Map<String, Object>> rows =
                    found.fields().stream().map(FieldMeta::row).toList();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("rows", rows);
            result.put("count", rows.size());
            return result;
        });
    }

    private CompletionStage<FieldList> fields(Arguments arguments, CallContext context) {
        Optional<String> type = arguments.optionalText("issue_type").map(String::trim);
        Optional<String> given = arguments.optionalText("project").map(String::trim);
        if (type.isEmpty() && given.isEmpty()) {
            return metadata.all(context);
        }
        String project = given.or(() -> defaultProject)
                .orElseThrow(() ->
                        context.invalid("project", "is missing, and the connection has no default 'project_key'"));
        if (!IssueKey.isProjectKey(project)) {
            throw context.invalid("project", "is '" + Words.shown(project) + "', which is no project key such as PROJ");
        }
        return type.isPresent()
                ? metadata.ofNewIssue(context, project, type.get())
                : metadata.issueTypes(context, project)
                        .thenCompose(types -> CompletableFuture.failedFuture(context.invalid(
                                "issue_type", "is missing; project " + project + " has " + JiraMetadata.names(types))));
    }
}
