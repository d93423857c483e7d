package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestStatus;
import io.jenkins.plugins.externalsystems.testing.MemoryFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A call of each operation that TestRail has, with as much as it needs for its first request.
 *
 * @param parameters of the operation
 */
record EveryCall(String operation, Map<String, Object> parameters) {
    static List<EveryCall> all() {
        Map<String, Object> result = Map.of("run_id", 1, "case_id", 1, "status", "passed");
        List<EveryCall> calls = new ArrayList<>(List.of(
                new EveryCall("add_result_for_case", result),
                new EveryCall(
                        "add_results_for_cases",
                        Map.of("run_id", 1, "results", List.of(Map.of("case_id", 1, "status", "passed")))),
                new EveryCall("add_attachment_to_result", Map.of("result_id", 1, "files", "*")),
                new EveryCall("add_run", Map.of("name", "x")),
                new EveryCall("publish_results", Map.of("name", "x")),
                new EveryCall("close_run", Map.of("run_id", 1)),
                new EveryCall("add_plan", Map.of("name", "x")),
                new EveryCall("add_plan_entry", Map.of("plan_id", 1, "suite_id", 1)),
                new EveryCall("add_milestone", Map.of("name", "x")),
                new EveryCall("add_section", Map.of("name", "x")),
                new EveryCall("get_statuses", Map.of()),
                new EveryCall("get_case_fields", Map.of()),
                item("create_item", "test_case", Map.of("data", Map.of("section_id", 1, "title", "x"))),
                item("create_item", "test_result", Map.of("data", result)),
                item("query", "test_result", Map.of("run_id", 1))));
        for (String type : List.of("test_case", "test_run", "test_plan", "milestone", "section")) {
            String name = type.equals("test_case") ? "title" : "name";
            if (!type.equals("test_case")) {
                calls.add(item("create_item", type, Map.of("data", Map.of("name", "x"))));
            }
            calls.add(item("get_item", type, Map.of("id", "1")));
            calls.add(item("update_item", type, Map.of("id", "1", "data", Map.of(name, "y"))));
            calls.add(item("delete_item", type, Map.of("id", "1")));
            calls.add(item("query", type, Map.of()));
        }
        return calls;
    }

    private static EveryCall item(String operation, String type, Map<String, Object> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("item_type", type);
        return new EveryCall(operation, parameters);
    }

    /** Whether it adds something, or closes a run, which must not be sent twice. */
    boolean isOnce() {
        return operation.startsWith("add_")
                || operation.startsWith("publish")
                || operation.equals("create_item")
                || operation.equals("close_run");
    }

    String method() {
        return operation.startsWith("get_") || operation.equals("query") ? "GET" : "POST";
    }

    /** With a file in the workspace, and a test that passed. */
    static CallOptions options() {
        return CallOptions.defaults()
                .withFiles(patterns -> CompletableFuture.completedFuture(List.of(MemoryFile.of("a.log", "x"))))
                .withTestResults((reports, visitor) -> {
                    visitor.testCase(TestCaseResult.builder("Login", "C1", TestStatus.PASSED)
                            .build());
                    return CompletableFuture.completedFuture(null);
                });
    }

    /** As a test names it. */
    @Override
    public String toString() {
        return operation + " " + parameters.getOrDefault("item_type", "");
    }
}
