package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Changes an issue in up to four steps: fields, assignee, comment, transition. Everything that can be checked (the user
 * exists, the transition is possible) is checked before the first step writes. Done steps are in the call's journal, and a
 * repeat with that journal goes on after them.
 */
final class JiraIssueUpdate {
    private static final String FIELDS = "fields";
    private static final String ASSIGNEE = "assignee";
    private static final String COMMENT = "comment";
    private static final String TRANSITION = "transition";

    private final JiraApi api;
    private final JiraUsers users;
    private final JiraTransitions transitions;
    private final JiraComments comments;

    JiraIssueUpdate(JiraApi api, JiraUsers users, JiraTransitions transitions, JiraComments comments) {
        this.api = api;
        this.users = users;
        this.transitions = transitions;
        this.comments = comments;
    }

    static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.optional("summary", ParameterType.STRING, "One line of at most 255 characters."),
                Parameter.optional("issue_type", ParameterType.STRING, "Name of the issue type.")));
        parameters.addAll(IssueFields.parameters());
        parameters.add(Parameter.optional("comment", ParameterType.TEXT, "Comment to add, in Markdown."));
        parameters.add(Parameter.optional(
                "status",
                ParameterType.STRING,
                "Status to move to, or name or id of a transition; nothing is done if it has that status."));
        return parameters;
    }

    /**
     * @return {@code key}, {@code url}, {@code steps} (names of the steps done) and what they gave: {@code assignee}
     *     (their id), {@code comment_id}, {@code status}; of a failed call the same as partial data
     */
    CompletionStage<Map<String, Object>> update(String issue, Arguments arguments, CallContext context) {
        Map<String, Object> fields = IssueFields.of(arguments, api.dialect(), context);
        Optional<String> comment = arguments.optionalText(COMMENT).filter(text -> !text.isBlank());
        Optional<String> status = arguments.optionalText("status");
        Optional<String> assignee = arguments.optionalText(ASSIGNEE);
        if (fields.isEmpty() && comment.isEmpty() && status.isEmpty() && assignee.isEmpty()) {
            throw Invalid.parameter(context, FIELDS, "is missing, and so is everything else that could be changed");
        }
        CompletionStage<Optional<String>> user = isOpen(ASSIGNEE, assignee, context)
                ? users.id(context, assignee.get(), ASSIGNEE)
                : CompletableFuture.completedFuture(Optional.empty());
        return user.thenCompose(account -> move(issue, status, context).thenCompose(move -> {
            List<Step> steps = new ArrayList<>();
            if (!fields.isEmpty()) {
                steps.add(new Step(FIELDS, () -> edit(issue, fields, context)));
            }
            if (assignee.isPresent()) {
                steps.add(new Step(ASSIGNEE, () -> assign(issue, account.orElse(null), context)));
            }
            comment.ifPresent(text -> steps.add(new Step(COMMENT, () -> comment(issue, text, context))));
            if (status.isPresent()) {
                steps.add(new Step(TRANSITION, () -> transition(move, context)));
            }
            return new StepRun(context, steps, start(issue)).run();
        }));
    }

    private static boolean isOpen(String step, Optional<String> asked, CallContext context) {
        return asked.isPresent() && !context.journal().isCompleted(step);
    }

    private CompletionStage<JiraTransitions.Move> move(String issue, Optional<String> status, CallContext context) {
        return isOpen(TRANSITION, status, context)
                ? transitions.find(context, issue, status.get(), "status")
                : CompletableFuture.completedFuture(null);
    }

    private Map<String, Object> start(String issue) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", issue);
        result.put("url", api.site().browseUrl(issue));
        return result;
    }

    private CompletionStage<Map<String, Object>> edit(String issue, Map<String, Object> fields, CallContext context) {
        return api.send(
                        context,
                        "PUT",
                        RepeatSafety.SAFE,
                        url -> url.path("issue").segment(issue),
                        Map.of("fields", fields))
                .thenApply(done -> Map.of());
    }

    /** By the request of its own, which needs no field on the edit screen. */
    private CompletionStage<Map<String, Object>> assign(
            String issue, @CheckForNull String account, CallContext context) {
        return api.send(
                        context,
                        "PUT",
                        RepeatSafety.SAFE,
                        url -> url.path("issue").segment(issue).path("assignee"),
                        api.dialect().userField(account))
                .thenApply(done -> {
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("assignee", account);
                    return result;
                });
    }

    private CompletionStage<Map<String, Object>> comment(String issue, String markdown, CallContext context) {
        return comments.add(context, issue, markdown).thenApply(id -> Map.of("comment_id", id));
    }

    private CompletionStage<Map<String, Object>> transition(JiraTransitions.Move move, CallContext context) {
        CompletionStage<?> gone = move.transitionId() == null
                ? CompletableFuture.completedFuture(null)
                : transitions.go(context, move, Map.of());
        return gone.thenApply(done -> Map.of("status", move.status()));
    }
}
