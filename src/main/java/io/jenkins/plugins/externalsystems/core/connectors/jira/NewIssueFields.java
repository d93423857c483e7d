package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What a caller says about a new issue, in Jira's form. */
final class NewIssueFields {
    private static final String ASSIGNEE = "assignee";

    private final JiraApi api;
    private final JiraUsers users;
    private final JiraMetadata metadata;
    private final FieldShaper shaper;
    private final Optional<String> defaultProject;

    NewIssueFields(
            JiraApi api, JiraUsers users, JiraMetadata metadata, FieldShaper shaper, Optional<String> defaultProject) {
        this.api = api;
        this.users = users;
        this.metadata = metadata;
        this.shaper = shaper;
        this.defaultProject = defaultProject;
    }

    static Parameter[] parameters() {
        return JiraHandlers.with(
                IssueFields.parameters(),
                Parameter.required("summary", ParameterType.STRING, "One line of at most 255 characters."),
                Parameter.optional(
                        "project",
                        ParameterType.STRING,
                        "Key of the project; default is the connection's 'project_key'."),
                Parameter.withDefault("issue_type", ParameterType.STRING, "Task", "Name of the issue type."));
    }

    /** Key of the project. @throws RuntimeException VALIDATION_ERROR where there is none, or it can be none */
    String project(Arguments arguments, CallContext context) {
        String project = arguments
                .optionalText("project")
                .map(String::trim)
                .or(() -> defaultProject)
                .orElseThrow(() ->
                        context.invalid("project", "is missing, and the connection has no default 'project_key'"));
        if (!IssueKey.isProjectKey(project)) {
            throw context.invalid("project", "is '" + Words.shown(project) + "', which is no project key such as PROJ");
        }
        return project;
    }

    CompletionStage<Map<String, Object>> of(Arguments arguments, CallContext context) {
        return of(arguments, context, user -> users.id(context, user, ASSIGNEE));
    }

    /** @param userIds finds the id of a user */
    CompletionStage<Map<String, Object>> of(
            Arguments arguments, CallContext context, Function<String, CompletionStage<Optional<String>>> userIds) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String project = project(arguments, context);
        fields.put("project", Map.of("key", project));
        fields.putAll(IssueFields.of(arguments, api.dialect(), context));
        return assignee(arguments, context, userIds, fields)
                .thenCompose(ready -> shaper.shape(arguments.map("fields"), () -> screen(arguments, context), context))
                .thenApply(further -> {
                    fields.putAll(further);
                    return fields;
                });
    }

    private CompletionStage<?> assignee(
            Arguments arguments,
            CallContext context,
            Function<String, CompletionStage<Optional<String>>> userIds,
            Map<String, Object> fields) {
        Optional<String> assignee = arguments.optionalText(ASSIGNEE);
        if (assignee.isPresent()) {
            return userIds.apply(assignee.get())
                    .thenAccept(id -> fields.put(
                            ASSIGNEE, id.map(api.dialect()::userField).orElse(null)));
        }
        return users.firstOf(arguments.texts(IssueFields.ASSIGNEE_CANDIDATES.name()), context)
                .thenAccept(id ->
                        id.ifPresent(found -> fields.put(ASSIGNEE, api.dialect().userField(found))));
    }

    /** What a new issue of that project and type can have. */
    CompletionStage<FieldList> screen(Arguments arguments, CallContext context) {
        return metadata.ofNewIssue(context, project(arguments, context), arguments.text("issue_type"));
    }

    /** As {@link #of}, with the answers about users remembered for a call that makes many issues. */
    Function<String, CompletionStage<Optional<String>>> rememberedUsers(CallContext context) {
        Map<String, CompletionStage<Optional<String>>> known = new LinkedHashMap<>();
        return user -> known.computeIfAbsent(user, name -> users.id(context, name, ASSIGNEE));
    }
}
