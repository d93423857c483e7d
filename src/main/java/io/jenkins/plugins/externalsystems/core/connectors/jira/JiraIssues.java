package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Creates, reads and deletes issues.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Issues</a>
 */
final class JiraIssues {
    private final JiraApi api;
    private final JiraUsers users;
    private final Optional<String> defaultProject;

    JiraIssues(JiraApi api, JiraUsers users, Optional<String> defaultProject) {
        this.api = api;
        this.users = users;
        this.defaultProject = defaultProject;
    }

    static Parameter[] createParameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.required("summary", ParameterType.STRING, "One line of at most 255 characters."),
                Parameter.optional(
                        "project",
                        ParameterType.STRING,
                        "Key of the project; default is the connection's 'project_key'."),
                Parameter.withDefault("issue_type", ParameterType.STRING, "Task", "Name of the issue type.")));
        parameters.addAll(IssueFields.parameters());
        return parameters.toArray(Parameter[]::new);
    }

    /** @return {@code key}, {@code id}, {@code url} */
    CompletionStage<Map<String, Object>> create(Arguments arguments, CallContext context) {
        String project = project(arguments, context);
        return fields(project, arguments, context)
                .thenCompose(fields -> api.send(
                        context, "POST", RepeatSafety.UNSAFE, url -> url.path("issue"), Map.of("fields", fields)))
                .thenApply(answer -> created(answer, context))
                .exceptionally(thrown -> {
                    throw Failures.about(context, "project " + project, thrown);
                });
    }

    /** All fields of a new issue, the assignee looked up, as the body of a create names them. */
    CompletionStage<Map<String, Object>> fields(String project, Arguments arguments, CallContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("key", project));
        fields.putAll(IssueFields.of(arguments, api.dialect(), context));
        return assign(fields, arguments, context);
    }

    /** The key of the project that a new issue goes to. @throws RuntimeException VALIDATION_ERROR naming the parameter */
    String project(Arguments arguments, CallContext context) {
        String project = arguments
                .optionalText("project")
                .map(String::trim)
                .or(() -> defaultProject)
                .orElseThrow(() -> Invalid.parameter(
                        context, "project", "is missing, and the connection has no default 'project_key'"));
        if (!IssueKey.isProjectKey(project)) {
            throw Invalid.parameter(
                    context, "project", "is '" + Words.shown(project) + "', which is no project key such as PROJ");
        }
        return project;
    }

    private CompletionStage<Map<String, Object>> assign(
            Map<String, Object> fields, Arguments arguments, CallContext context) {
        Optional<String> assignee = arguments.optionalText("assignee");
        if (assignee.isEmpty()) {
            return CompletableFuture.completedFuture(fields);
        }
        return users.id(context, assignee.get(), "assignee").thenApply(id -> {
            fields.put("assignee", id.map(api.dialect()::userField).orElse(null));
            return fields;
        });
    }

    /** A good status alone is no proof: a proxy or a login page gives one too. */
    private Map<String, Object> created(JsonNode answer, CallContext context) {
        String key = Json.text(answer, "key");
        if (key.isEmpty()) {
            throw new ExternalSystemException(
                            ErrorCode.EXCEPTION, Invalid.prefix(context) + "the answer does not name the new issue.")
                    .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", key);
        result.put("id", Json.text(answer, "id"));
        result.put("url", api.site().browseUrl(key));
        return result;
    }

    /** @return a detailed row, and {@code raw}: the issue as Jira wrote it */
    CompletionStage<Map<String, Object>> get(String issue, CallContext context) {
        return api.get(context, url -> url.path("issue").segment(issue)).thenApply(found -> {
            Map<String, Object> result = IssueRow.detailed(found, api);
            result.put("raw", Json.toMap(found));
            return result;
        });
    }

    /** Deletes; an issue that is gone after a try whose outcome nobody knows was deleted by that try. */
    CompletionStage<Map<String, Object>> delete(String issue, CallContext context) {
        return api.send(
                        context,
                        "DELETE",
                        RepeatSafety.SAFE,
                        url -> url.path("issue").segment(issue),
                        Map.of())
                .handle((answer, thrown) -> {
                    if (thrown != null && !isGoneByEarlierTry(thrown, context)) {
                        throw new CompletionException(Failures.cause(thrown));
                    }
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("key", issue);
                    result.put("deleted", true);
                    return result;
                });
    }

    private static boolean isGoneByEarlierTry(Throwable thrown, CallContext context) {
        return Failures.cause(thrown) instanceof ExternalSystemException failure
                && failure.code() == ErrorCode.NOT_FOUND_ERROR
                && context.trace().mayHaveArrived();
    }
}
