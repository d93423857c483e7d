package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.OperationHandler;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes handlers of operations: each gets the parts that speak the server's dialect, and what the call is about. */
final class JiraHandlers {
    /** The parameter that most operations name their issue by. */
    static final String ISSUE = "issue";

    private final Function<CallContext, CompletionStage<JiraParts>> parts;

    /** @param parts the parts for a call; finds out the server's dialect first where it has to */
    JiraHandlers(Function<CallContext, CompletionStage<JiraParts>> parts) {
        this.parts = parts;
    }

    OperationHandler of(JiraHandler handler) {
        return (arguments, context) ->
                parts.apply(context).thenCompose(jira -> handler.handle(jira, arguments, context));
    }

    /** Checks the issue's key before anything else, and names the issue in every failure. */
    OperationHandler onIssue(String parameter, IssueHandler handler) {
        return (arguments, context) -> {
            String issue = IssueKey.of(arguments, parameter, context);
            return parts.apply(context)
                    .thenCompose(jira -> handler.handle(jira, issue, arguments, context))
                    .exceptionally(thrown -> {
                        throw context.about("issue " + issue, thrown);
                    });
        };
    }

    /** The same for what belongs to an issue. @param word what it is, for messages, such as {@code comment} */
    OperationHandler onPart(String word, PartHandler handler) {
        return (arguments, context) -> {
            NestedId id = NestedId.of(arguments, context);
            return parts.apply(context)
                    .thenCompose(jira -> handler.handle(jira, id, arguments, context))
                    .exceptionally(thrown -> {
                        throw context.about(word + " " + id, thrown);
                    });
        };
    }

    static Parameter issueKey() {
        return Parameter.required(ISSUE, ParameterType.STRING, "Key or id of the issue.");
    }

    static Parameter[] with(List<Parameter> others, Parameter... first) {
        List<Parameter> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all.toArray(Parameter[]::new);
    }

    interface JiraHandler {
        CompletionStage<Map<String, Object>> handle(JiraParts jira, Arguments arguments, CallContext context);
    }

    interface IssueHandler {
        CompletionStage<Map<String, Object>> handle(
                JiraParts jira, String issue, Arguments arguments, CallContext context);
    }

    interface PartHandler {
        CompletionStage<Map<String, Object>> handle(
                JiraParts jira, NestedId id, Arguments arguments, CallContext context);
    }
}
