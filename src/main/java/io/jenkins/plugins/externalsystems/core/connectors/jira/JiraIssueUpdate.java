package io.jenkins.plugins.externalsystems.core.connectors.jira;

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
 * Changes an issue in steps: fields, assignee, comment, worklog, links, files, transition. Everything that can be checked
 * (the user exists, the files are there, the transition is possible) is checked before the first step writes. Done steps
 * are in the call's journal, and a repeat with that journal goes on after them; each of the others looks first whether an
 * earlier try did it.
 */
final class JiraIssueUpdate {
    private static final String FIELDS = "fields";
    private static final String ASSIGNEE = "assignee";
    private static final String COMMENT = "comment";
    private static final String WORKLOG = "worklog";
    private static final String TRANSITION = "transition";
    private static final String TIME_SPENT = "time_spent";
    private static final String WORKLOG_COMMENT = "worklog_comment";

    private final JiraApi api;
    private final JiraUsers users;
    private final JiraAssignees assignees;
    private final JiraComments comments;
    private final JiraWorklogs worklogs;
    private final IssueExtras extras;
    private final JiraMoves moves;
    private final JiraMetadata metadata;
    private final FieldShaper shaper;
    private final FieldFailures failures;

    JiraIssueUpdate(
            JiraApi api,
            JiraUsers users,
            JiraAssignees assignees,
            JiraComments comments,
            JiraWorklogs worklogs,
            IssueExtras extras,
            JiraMoves moves,
            JiraMetadata metadata,
            FieldShaper shaper) {
        this.api = api;
        this.metadata = metadata;
        this.shaper = shaper;
        this.failures = new FieldFailures(metadata);
        this.users = users;
        this.assignees = assignees;
        this.comments = comments;
        this.worklogs = worklogs;
        this.extras = extras;
        this.moves = moves;
    }

    static List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.optional("summary", ParameterType.STRING, "One line of at most 255 characters."),
                Parameter.optional("issue_type", ParameterType.STRING, "Name of the issue type.")));
        parameters.addAll(IssueFields.parameters());
        parameters.add(Parameter.optional("comment", ParameterType.TEXT, "Comment to add, in Markdown."));
        parameters.add(Parameter.optional(
                TIME_SPENT, ParameterType.STRING, "Work to log, up to now: such as '1h 30m', or seconds."));
        parameters.add(
                Parameter.optional(WORKLOG_COMMENT, ParameterType.TEXT, "What was done in that time, in Markdown."));
        parameters.addAll(IssueExtras.parameters());
        parameters.add(Parameter.optional(
                "status",
                ParameterType.STRING,
                "Status to move to, or name or id of a transition; nothing is done if it has that status."));
        return parameters;
    }

    /**
     * @return {@code key}, {@code url}, {@code steps} (names of the steps done) and what they gave: {@code assignee}
     *     (their id), {@code comment_id}, {@code worklog_id}, {@code links}, {@code attachments}, {@code status}; of a
     *     failed call the same as partial data
     */
    CompletionStage<Map<String, Object>> update(String issue, Arguments arguments, CallContext context) {
        Map<String, Object> fields = IssueFields.of(arguments, api.dialect(), context);
        Optional<String> comment = arguments.optionalText(COMMENT).filter(text -> !text.isBlank());
        Optional<NewWorklog> worklog = worklog(arguments, context);
        Optional<String> status = arguments.optionalText("status");
        Optional<String> assignee = arguments.optionalText(ASSIGNEE);
        List<String> candidates = assignee.isPresent() || context.journal().isCompleted(ASSIGNEE)
                ? List.of()
                : arguments.texts(IssueFields.ASSIGNEE_CANDIDATES.name());
        boolean hasExtras = arguments.has("links") || arguments.has("attachments");
        Map<String, Object> further = arguments.map(FIELDS);
        boolean isEmpty = fields.isEmpty() && further.isEmpty() && comment.isEmpty() && worklog.isEmpty() && !hasExtras;
        if (isEmpty && status.isEmpty() && assignee.isEmpty() && candidates.isEmpty()) {
            throw context.invalid(FIELDS, "is missing, and so is everything else that could be changed");
        }
        CompletionStage<Optional<String>> user = isOpen(ASSIGNEE, assignee, context)
                ? users.id(context, assignee.get(), ASSIGNEE)
                : users.firstOf(candidates, context);
        CompletionStage<?> shaped = context.journal().isCompleted(FIELDS)
                ? CompletableFuture.completedFuture(null)
                : shaper.shape(further, () -> metadata.ofIssue(context, issue), context)
                        .thenAccept(fields::putAll);
        boolean hasFields = !fields.isEmpty() || !further.isEmpty();
        return shaped.thenCompose(ready -> user)
                .thenCompose(account -> extras.prepare(arguments, context)
                        .thenCompose(more -> move(issue, status, context).thenCompose(move -> {
                            List<Step> steps = new ArrayList<>();
                            if (hasFields) {
                                steps.add(new Step(FIELDS, () -> edit(issue, fields, context)));
                            }
                            if (assignee.isPresent() || account.isPresent()) {
                                steps.add(new Step(
                                        ASSIGNEE, () -> assignees.assign(issue, account.orElse(null), context)));
                            }
                            comment.ifPresent(
                                    text -> steps.add(new Step(COMMENT, () -> comment(issue, text, context))));
                            worklog.ifPresent(work -> steps.add(new Step(WORKLOG, () -> log(issue, work, context))));
                            steps.addAll(more.steps(context, issue));
                            if (status.isPresent()) {
                                steps.add(new Step(TRANSITION, () -> transition(move, context)));
                            }
                            return new StepRun(context, steps, start(issue)).run();
                        })));
    }

    private static Optional<NewWorklog> worklog(Arguments arguments, CallContext context) {
        Optional<String> text = arguments.optionalText(WORKLOG_COMMENT).filter(words -> !words.isBlank());
        if (text.isPresent() && !arguments.has(TIME_SPENT)) {
            throw context.invalid(TIME_SPENT, "is missing for '" + WORKLOG_COMMENT + "'");
        }
        return arguments.optionalText(TIME_SPENT).map(time -> NewWorklog.simple(time, TIME_SPENT, text, context));
    }

    private static boolean isOpen(String step, Optional<String> asked, CallContext context) {
        return asked.isPresent() && !context.journal().isCompleted(step);
    }

    private CompletionStage<JiraTransitions.Move> move(String issue, Optional<String> status, CallContext context) {
        return isOpen(TRANSITION, status, context)
                ? moves.plan(context, issue, status.get(), "status", false)
                : CompletableFuture.completedFuture(null);
    }

    private Map<String, Object> start(String issue) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("key", issue);
        result.put("url", api.site().browseUrl(issue));
        return result;
    }

    private CompletionStage<Map<String, Object>> edit(String issue, Map<String, Object> fields, CallContext context) {
        CompletionStage<?> edited = api.send(
                context, "PUT", RepeatSafety.SAFE, url -> url.path("issue").segment(issue), Map.of("fields", fields));
        return failures.explained(edited, fields, () -> metadata.ofIssue(context, issue), context)
                .thenApply(done -> Map.of());
    }

    private CompletionStage<Map<String, Object>> comment(String issue, String markdown, CallContext context) {
        return comments.add(context, issue, new NewComment(markdown, Map.of()))
                .thenApply(row -> Map.of("comment_id", row.get("comment_id")));
    }

    private CompletionStage<Map<String, Object>> log(String issue, NewWorklog work, CallContext context) {
        return worklogs.add(context, issue, work).thenApply(row -> Map.of("worklog_id", row.get("worklog_id")));
    }

    private CompletionStage<Map<String, Object>> transition(JiraTransitions.Move move, CallContext context) {
        return moves.go(context, move, Map.of(), Optional.empty()).thenApply(done -> Map.of("status", move.status()));
    }
}
