package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
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
import java.util.function.Function;

/**
 * Creates any number of issues, fifty a request. All of them are checked before the first request; then each batch is a
 * step, and each issue has a row in the result, be it created or refused.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Bulk create issues</a>
 */
final class JiraBulk {
    /** As many as Jira takes in one request. */
    static final int BATCH = 50;

    private static final String ISSUES = "issues";
    private static final String ROWS = "rows";

    private final JiraApi api;
    private final NewIssueFields newFields;
    private final EarlierIssues earlier;

    JiraBulk(JiraApi api, NewIssueFields newFields, EarlierIssues earlier) {
        this.api = api;
        this.newFields = newFields;
        this.earlier = earlier;
    }

    static Parameter parameter() {
        return Parameter.required(
                ISSUES,
                ParameterType.MAP_LIST,
                "The issues, each with the parameters of create_item of an issue but 'attachments' and 'links'.");
    }

    /**
     * One issue to be created.
     *
     * @param index its place in the request, from 0
     * @param properties further ones, beside its mark
     */
    record NewIssue(int index, String project, Map<String, Object> fields, List<Map<String, Object>> properties) {
        String summary() {
            return String.valueOf(fields.get("summary"));
        }

        /** A mark of its own. */
        String mark(CallContext context) {
            return context.idempotencyKey() + "/" + index;
        }

        Map<String, Object> body(CallContext context) {
            List<Map<String, Object>> all = new ArrayList<>(RepeatMark.properties(mark(context)));
            all.addAll(properties);
            return Map.of("fields", fields, "properties", all);
        }
    }

    /**
     * Creates them.
     *
     * @return {@code rows} in the order of the request: {@code index} with {@code key}, {@code id} and {@code url}, or with
     *     {@code error} and {@code field_errors}; and {@code created}: how many. Where some are refused, that is partial
     *     data of a VALIDATION_ERROR.
     */
    CompletionStage<Map<String, Object>> create(Arguments arguments, CallContext context) {
        List<Arguments> rows = ArgumentRows.read(context, ISSUES, arguments.maps(ISSUES), NewIssueFields.parameters());
        if (rows.isEmpty()) {
            throw context.invalid(ISSUES, "is empty");
        }
        return prepare(rows, context).thenCompose(issues -> create(issues, context, false));
    }

    /**
     * Creates issues that are checked already; as the other one.
     *
     * @param isNoted whether the journal of an earlier try is there for sure, so that what it does not tell has not begun
     */
    CompletionStage<Map<String, Object>> create(List<NewIssue> issues, CallContext context, boolean isNoted) {
        Map<String, Object> start = new LinkedHashMap<>();
        start.put(ROWS, List.of());
        return new StepRun(context, steps(issues, context, isNoted), start)
                .run()
                .thenApply(result -> judged(result, issues.size(), context));
    }

    private CompletionStage<List<NewIssue>> prepare(List<Arguments> rows, CallContext context) {
        Function<String, CompletionStage<Optional<String>>> users = newFields.rememberedUsers(context);
        CompletionStage<List<NewIssue>> sofar = CompletableFuture.completedFuture(new ArrayList<>());
        for (int row = 0; row < rows.size(); row++) {
            int index = row;
            sofar = sofar.thenCompose(
                    issues -> prepare(index, rows.get(index), users, context).thenApply(issue -> {
                        issues.add(issue);
                        return issues;
                    }));
        }
        return sofar;
    }

    private CompletionStage<NewIssue> prepare(
            int index, Arguments row, Function<String, CompletionStage<Optional<String>>> users, CallContext context) {
        return CompletableFuture.completedFuture(row)
                .thenCompose(given -> newFields.of(given, context, users))
                .handle((fields, thrown) -> {
                    if (thrown == null) {
                        return new NewIssue(index, newFields.project(row, context), fields, List.of());
                    }
                    Throwable cause = StageFailure.cause(thrown);
                    throw cause instanceof ExternalSystemException refused
                            ? ArgumentRows.inRow(ISSUES + "[" + index + "]", refused)
                            : new CompletionException(cause);
                });
    }

    private List<Step> steps(List<NewIssue> issues, CallContext context, boolean isNoted) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < issues.size(); from += BATCH) {
            List<NewIssue> batch = issues.subList(from, Math.min(from + BATCH, issues.size()));
            String name = "batch " + (1 + from / BATCH);
            boolean mayBeThere = context.isRepeat() && mayHaveBegun(name, context, isNoted);
            steps.add(new Step(name, () -> {
                context.journal().note(begun(name), true);
                return mayBeThere ? look(batch, context) : send(batch, context);
            }));
        }
        return steps;
    }

    private static String begun(String batch) {
        return batch + " begun";
    }

    /** By the journal of the earlier try; where that was lost, anything may have begun. */
    private static boolean mayHaveBegun(String batch, CallContext context, boolean isNoted) {
        return context.journal().noted(begun(batch)) != null
                || !isNoted && context.journal().noted(begun("batch 1")) == null;
    }

    private CompletionStage<Map<String, Object>> send(List<NewIssue> batch, CallContext context) {
        List<Map<String, Object>> updates =
                batch.stream().map(issue -> issue.body(context)).toList();
        return api.send(
                        context,
                        "POST",
                        RepeatSafety.UNSAFE,
                        url -> url.path("issue/bulk"),
                        Map.of("issueUpdates", updates))
                .thenApply(answer -> Map.of(ROWS, new BulkAnswer(answer, api.site()).rows(batch, context)));
    }

    /** Fails with an unknown outcome unless all are found. */
    private CompletionStage<Map<String, Object>> look(List<NewIssue> batch, CallContext context) {
        Map<String, Map<String, String>> byProject = new LinkedHashMap<>();
        for (NewIssue issue : batch) {
            byProject
                    .computeIfAbsent(issue.project(), project -> new LinkedHashMap<>())
                    .put(issue.mark(context), issue.summary());
        }
        CompletionStage<Map<String, JsonNode>> found = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (Map.Entry<String, Map<String, String>> wanted : byProject.entrySet()) {
            found = found.thenCompose(sofar -> earlier.find(context, wanted.getKey(), wanted.getValue())
                    .thenApply(more -> {
                        sofar.putAll(more);
                        return sofar;
                    }));
        }
        return found.thenApply(known -> {
            List<Map<String, Object>> rows = batch.stream()
                    .filter(issue -> known.containsKey(issue.mark(context)))
                    .map(issue -> BulkAnswer.created(issue, known.get(issue.mark(context)), api.site()))
                    .toList();
            if (rows.size() < batch.size()) {
                throw CreatedId.unknown(
                                context,
                                "an earlier try may have created these " + batch.size() + " issues, and Jira's search"
                                        + " shows " + rows.size() + " of them; look which are there before you run it"
                                        + " again.")
                        .withPartialData(Map.of(ROWS, rows));
            }
            return Map.of(ROWS, rows);
        });
    }

    private static Map<String, Object> judged(Map<String, Object> result, int asked, CallContext context) {
        List<?> rows = (List<?>) result.get(ROWS);
        List<String> refused = rows.stream()
                .map(row -> (Map<?, ?>) row)
                .filter(row -> row.containsKey("error"))
                .map(row -> "row " + row.get("index") + " (" + row.get("error") + ")")
                .toList();
        result.put("created", rows.size() - refused.size());
        if (refused.isEmpty()) {
            return result;
        }
        String some = String.join(", ", refused.subList(0, Math.min(5, refused.size())));
        throw new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR,
                        context.subject() + "created " + (rows.size() - refused.size()) + " of " + asked
                                + " issues; Jira refused " + some
                                + (refused.size() > 5 ? " and " + (refused.size() - 5) + " more" : "") + ".")
                .withPartialData(result);
    }
}
