package io.jenkins.plugins.externalsystems.fakes.testrail;

import io.jenkins.plugins.externalsystems.fakes.MultipartForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods about results and their attachments. A test is a case in a run: {@code run * 1,000,000 + case}. */
final class ResultRoutes {
    private static final String[] FIELDS = {"status_id", "comment", "version", "elapsed", "defects", "assignedto_id"};
    private static final String[] BULK_FIELDS = {
        "case_id", "status_id", "comment", "version", "elapsed", "defects", "assignedto_id"
    };

    private final TestRailState state;
    private final Map<Long, Map<String, byte[]>> attachments = new LinkedHashMap<>();

    ResultRoutes(TestRailState state) {
        this.state = state;
    }

    /** @return as {@link EntityRoutes#answer} */
    Object answer(TestRailCall call) {
        return switch (call.method()) {
            case "add_result_for_case" -> {
                Map<String, Object> fields = call.body(FIELDS);
                requireOpen(call.id(0));
                requireCase(call.id(0), call.id(1), "No (active) test found for the run/case combination.");
                requireResult(fields);
                yield add(call.id(0), call.id(1), fields);
            }
            case "add_results_for_cases" -> addMany(call);
            case "get_results_for_run" ->
                list(
                        call,
                        Map.of("run_id", call.id(0)),
                        "status_id",
                        "created_after",
                        "created_before",
                        "defects_filter");
            case "get_results_for_case" ->
                list(call, Map.of("run_id", call.id(0), "case_id", call.id(1)), "status_id", "defects_filter");
            case "get_results" -> list(call, Map.of("test_id", call.id(0)), "status_id", "defects_filter");
            case "add_attachment_to_result" -> attach(call);
            default -> null;
        };
    }

    /** Content by name of what is attached to a result. */
    synchronized Map<String, byte[]> attachments(long result) {
        return Map.copyOf(attachments.getOrDefault(result, Map.of()));
    }

    private List<Map<String, Object>> addMany(TestRailCall call) {
        long run = call.id(0);
        requireOpen(run);
        List<Map<String, Object>> wanted = new ArrayList<>();
        for (Object one : (List<?>) call.body("results").getOrDefault("results", List.of())) {
            Map<String, Object> fields = TestRailCall.object((Map<?, ?>) one, BULK_FIELDS);
            long testCase = TestRailState.number(fields.get("case_id"));
            requireCase(
                    run,
                    testCase,
                    "Field :results contains one or more invalid results (case C" + testCase
                            + " unknown or not part of the test run)");
            requireResult(fields);
            wanted.add(fields);
        }
        if (wanted.isEmpty()) {
            throw TestRailRefusal.field("results", "cannot be empty");
        }
        return wanted.stream()
                .map(fields -> {
                    return shown(add(run, TestRailState.number(fields.get("case_id")), fields));
                })
                .toList();
    }

    private Map<String, Object> add(long run, long testCase, Map<String, Object> fields) {
        Map<String, Object> row = new LinkedHashMap<>(fields);
        row.put("run_id", run);
        row.put("case_id", testCase);
        row.put("test_id", testId(run, testCase));
        return state.add("result", row);
    }

    /** A result names its test only. */
    private static Map<String, Object> shown(Map<String, Object> row) {
        Map<String, Object> shown = new LinkedHashMap<>(row);
        shown.remove("case_id");
        shown.remove("run_id");
        return shown;
    }

    static long testId(long run, long testCase) {
        return run * 1_000_000 + testCase;
    }

    private void requireOpen(long run) {
        if (Boolean.TRUE.equals(state.get("run", run).get("is_completed"))) {
            throw TestRailRefusal.of(400, "The test run is already completed and takes no results.");
        }
    }

    private void requireCase(long run, long testCase, String words) {
        if (!((Collection<?>) state.get("run", run).get("case_ids")).contains(testCase)) {
            throw TestRailRefusal.of(400, words);
        }
    }

    private static void requireResult(Map<String, Object> fields) {
        Object status = fields.get("status_id");
        boolean isKnown = FakeTestRail.statuses().stream()
                .anyMatch(one -> status instanceof Number id && id.longValue() == TestRailState.number(one.get("id")));
        if (!isKnown || TestRailState.number(status) == 3) {
            throw TestRailRefusal.field("status_id", "has a status that a result cannot have");
        }
        EntityRoutes.requireSpan(fields, "elapsed");
    }

    private EntityRoutes.Rows list(TestRailCall call, Map<String, Long> place, String... filters) {
        if (place.containsKey("run_id")) {
            state.get("run", place.get("run_id"));
        }
        Map<String, String> given = call.filters(filters);
        List<String> statuses = List.of(given.getOrDefault("status_id", "").split(","));
        List<Map<String, Object>> rows = state.all("result").stream()
                .filter(row -> place.entrySet().stream()
                        .allMatch(part -> TestRailState.number(row.get(part.getKey())) == part.getValue()))
                .filter(row -> !given.containsKey("status_id")
                        || statuses.contains(row.get("status_id").toString()))
                .filter(row -> !given.containsKey("defects_filter")
                        || String.valueOf(row.get("defects")).contains(given.get("defects_filter")))
                .filter(row -> !given.containsKey("created_after")
                        || TestRailState.number(row.get("created_on")) > Long.parseLong(given.get("created_after")))
                .filter(row -> !given.containsKey("created_before")
                        || TestRailState.number(row.get("created_on")) < Long.parseLong(given.get("created_before")))
                .map(ResultRoutes::shown)
                .toList();
        return new EntityRoutes.Rows("results", rows);
    }

    private synchronized Map<String, Object> attach(TestRailCall call) {
        state.get("result", call.id(0));
        List<MultipartForm.Part> parts;
        try {
            parts = MultipartForm.read(call.request());
        } catch (IllegalArgumentException noForm) {
            throw TestRailRefusal.of(400, "No file attached or upload size was exceeded.");
        }
        if (parts.size() != 1
                || !parts.get(0).name().equals("attachment")
                || parts.get(0).fileName().isEmpty()) {
            throw TestRailRefusal.of(400, "No file attached or upload size was exceeded.");
        }
        attachments
                .computeIfAbsent(call.id(0), first -> new LinkedHashMap<>())
                .put(parts.get(0).fileName(), parts.get(0).content());
        return Map.of("attachment_id", "2ec27be4-812f-4806-9a5d-" + (100_000_000_000L + attachments.size()));
    }
}
