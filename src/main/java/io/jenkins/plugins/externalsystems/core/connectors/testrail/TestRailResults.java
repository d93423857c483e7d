package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Results of test cases in a run. TestRail keeps every one, takes no mark on it, and has no way to change or delete it, so
 * that none is ever sent twice.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077819312404-Results">Results</a>
 */
final class TestRailResults {
    /** As many as go in one request; TestRail names no limit, but works through them while we wait. */
    static final int LARGEST_BATCH = 500;

    private static final int USUAL_BATCH = 100;

    private static final String RUN = "run_id";
    private static final String CASE = "case_id";
    private static final String TEST = "test_id";
    private static final String STATUS = "status";
    private static final String STATUS_ID = "status_id";
    private static final String RESULTS = "results";
    private static final String BATCH_SIZE = "batch_size";

    static final Parameter RUN_ID = Parameter.required(RUN, ParameterType.STRING, "Id of the run, such as 81 or R81.");

    /** What a result has, its case first. */
    static final Parameter[] ONE = {
        Parameter.required(CASE, ParameterType.STRING, "Id of the case, such as 123 or C123; it must be in the run."),
        Parameter.required(
                STATUS,
                ParameterType.STRING,
                "passed, blocked, retest, failed, or the name, label or id of a status of your own; never untested."),
        Parameter.optional("comment", ParameterType.TEXT, "Comment, or the error message."),
        Parameter.optional("version", ParameterType.STRING, "Version or build that was tested."),
        Parameter.optional(
                "elapsed", ParameterType.STRING, "How long it took: seconds, or a span such as 1m 45s; 0 is left out."),
        Parameter.optional("defects", ParameterType.STRING_LIST, "Ids of defects, such as TR-1."),
        Parameter.optional("assignedto_id", ParameterType.STRING, "Id of the user to assign the test to."),
        Parameter.optional(
                Payload.FIELDS, ParameterType.MAP, "Custom fields by their system names, which start with custom_.")
    };

    static final Parameter MANY = Parameter.required(
            RESULTS,
            ParameterType.MAP_LIST,
            "The results, each with the parameters of add_result_for_case but run_id.");
    static final Parameter SIZE = Parameter.withDefault(
            BATCH_SIZE, ParameterType.INTEGER, USUAL_BATCH, "How many go in one request, 500 at most.");

    private final TestRailApi api;
    private final Pages pages;
    private final Statuses statuses;

    TestRailResults(TestRailApi api, Pages pages, Statuses statuses) {
        this.api = api;
        this.pages = pages;
        this.statuses = statuses;
    }

    /** @return the result as TestRail wrote it, with {@code run_id} and {@code case_id} */
    CompletionStage<Map<String, Object>> addOne(Arguments arguments, CallContext context) {
        long run = EntityId.of(context, RUN, arguments.text(RUN));
        long testCase = EntityId.of(context, CASE, arguments.text(CASE));
        Map<String, Object> payload = Payload.of(arguments, context, RUN, CASE, STATUS);
        String status = arguments.text(STATUS);
        return statuses.ids(context, STATUS, List.of(status))
                .thenCompose(ids -> {
                    Statuses.requireResult(context, STATUS, ids.get(status));
                    payload.put(STATUS_ID, ids.get(status));
                    return api.post(
                            context, RepeatSafety.UNSAFE, ApiPath.of("add_result_for_case", run, testCase), payload);
                })
                .thenApply(added -> {
                    if (Json.text(added, "id").isEmpty()) {
                        throw Failures.unknown(context, "the answer does not name the new result.");
                    }
                    Map<String, Object> result = new LinkedHashMap<>(Json.toMap(added));
                    result.put(RUN, run);
                    result.put(CASE, testCase);
                    return result;
                })
                .exceptionally(thrown -> {
                    throw context.about("case " + testCase + " in test_run " + run, thrown);
                });
    }

    /**
     * Adds any number of results. All are checked before the first request.
     *
     * @return {@code run_id}, {@code count} and {@code rows} in the order of the request: {@code index}, {@code case_id},
     *     {@code id}, {@code test_id}, {@code status_id}
     */
    CompletionStage<Map<String, Object>> addMany(Arguments arguments, CallContext context) {
        long run = EntityId.of(context, RUN, arguments.text(RUN));
        int size = arguments.integer(BATCH_SIZE);
        if (size < 1 || size > LARGEST_BATCH) {
            throw context.invalid(BATCH_SIZE, "must be from 1 to " + LARGEST_BATCH);
        }
        List<Arguments> rows = ArgumentRows.read(context, RESULTS, arguments.maps(RESULTS), ONE);
        if (rows.isEmpty()) {
            throw context.invalid(RESULTS, "is empty");
        }
        List<Map<String, Object>> payloads = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (int index = 0; index < rows.size(); index++) {
            payloads.add(payload(index, rows.get(index), context));
            wanted.add(rows.get(index).text(STATUS));
        }
        return statuses.ids(context, RESULTS, wanted)
                .thenCompose(ids -> {
                    for (int index = 0; index < rows.size(); index++) {
                        long id = ids.get(rows.get(index).text(STATUS));
                        Statuses.requireResult(context, RESULTS + "[" + index + "]." + STATUS, id);
                        payloads.get(index).put(STATUS_ID, id);
                    }
                    return new Parts(context, batches(context, run, payloads, size)).run();
                })
                .thenApply(added -> {
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put(RUN, run);
                    result.put(Parts.ROWS, added);
                    result.put("count", added.size());
                    return result;
                })
                .exceptionally(thrown -> {
                    throw context.about("test_run " + run, thrown);
                });
    }

    private static Map<String, Object> payload(int index, Arguments row, CallContext context) {
        try {
            return Payload.of(row, context, STATUS);
        } catch (ExternalSystemException refused) {
            throw ArgumentRows.inRow(RESULTS + "[" + index + "]", refused);
        }
    }

    private List<Parts.Part> batches(CallContext context, long run, List<Map<String, Object>> payloads, int size) {
        List<Parts.Part> parts = new ArrayList<>();
        for (int from = 0; from < payloads.size(); from += size) {
            int first = from;
            List<Map<String, Object>> batch = payloads.subList(from, Math.min(from + size, payloads.size()));
            parts.add(new Parts.Part(
                    "batch " + (1 + from / size),
                    () -> api.post(
                                    context,
                                    RepeatSafety.UNSAFE,
                                    ApiPath.of("add_results_for_cases", run),
                                    Map.of(RESULTS, batch))
                            .thenApply(answer -> rows(context, first, batch, Json.elements(answer)))));
        }
        return parts;
    }

    /** TestRail answers in the order of the request, without the cases' ids. */
    static List<Map<String, Object>> rows(
            CallContext context, int first, List<Map<String, Object>> sent, List<JsonNode> answered) {
        if (sent.size() != answered.size()) {
            throw Failures.unknown(
                    context,
                    "TestRail answered " + answered.size() + " results for " + sent.size()
                            + ", so that it is open which are there; look at the run.");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode result = answered.get(i);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("index", first + i);
            row.put(CASE, sent.get(i).get(CASE));
            row.put("id", result.path("id").asLong());
            row.put(TEST, result.path(TEST).asLong());
            row.put(STATUS_ID, result.path(STATUS_ID).asLong());
            rows.add(row);
        }
        return rows;
    }

    /** Results of a run, of a case in a run, or of a test. @return {@code rows}, {@code count}, {@code is_last} */
    CompletionStage<Map<String, Object>> query(Arguments arguments, CallContext context) {
        List<String> wanted = arguments.texts(STATUS);
        return statuses.ids(context, STATUS, wanted)
                .thenCompose(ids -> {
                    String list = String.join(
                            ",", ids.values().stream().map(String::valueOf).toList());
                    ApiPath path = Filters.on(
                                    of(arguments, context),
                                    arguments,
                                    context,
                                    "created_after",
                                    "created_before",
                                    "defects_filter")
                            .with(STATUS_ID, list.isEmpty() ? null : list);
                    return pages.read(context, path, RESULTS, Items.limit(arguments, context));
                })
                .thenApply(Items::result);
    }

    private static ApiPath of(Arguments arguments, CallContext context) {
        boolean isRun = arguments.has(RUN) && !arguments.has(CASE) && !arguments.has(TEST);
        boolean isCase = arguments.has(RUN) && arguments.has(CASE) && !arguments.has(TEST);
        boolean isTest = arguments.has(TEST) && !arguments.has(RUN) && !arguments.has(CASE);
        if (!isRun && (arguments.has("created_after") || arguments.has("created_before"))) {
            throw context.invalid("created_after", "and created_before are for the results of a whole run only");
        }
        if (isTest) {
            return ApiPath.of("get_results", EntityId.of(context, TEST, arguments.text(TEST)));
        }
        if (!isRun && !isCase) {
            throw context.invalid(RUN, "is needed, alone or with case_id, or else test_id alone");
        }
        long run = EntityId.of(context, RUN, arguments.text(RUN));
        return isRun
                ? ApiPath.of("get_results_for_run", run)
                : ApiPath.of("get_results_for_case", run, EntityId.of(context, CASE, arguments.text(CASE)));
    }
}
