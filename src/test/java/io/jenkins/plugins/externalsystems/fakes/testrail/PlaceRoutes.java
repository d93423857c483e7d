package io.jenkins.plugins.externalsystems.fakes.testrail;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods about suites, the tests of a run, and runs in plans. */
final class PlaceRoutes {
    private static final Object UNTESTED = 3;

    private final TestRailState state;
    private final EntityRoutes entities;

    PlaceRoutes(TestRailState state, EntityRoutes entities) {
        this.state = state;
        this.entities = entities;
    }

    /** @return as {@link EntityRoutes#answer} */
    Object answer(TestRailCall call) {
        return switch (call.method()) {
            case "get_suites" -> {
                TestRailState.requireProject(call.id(0));
                call.filters();
                yield new EntityRoutes.Rows("suites", state.all("suite"));
            }
            case "add_suite" -> {
                TestRailState.requireProject(call.id(0));
                yield state.add("suite", call.body("name", "description"));
            }
            case "get_tests" -> tests(call);
            case "update_run_in_plan_entry" -> updateRun(call);
            case "update_plan_entry" -> updateEntry(call);
            default -> null;
        };
    }

    private EntityRoutes.Rows tests(TestRailCall call) {
        call.filters("status_id");
        long run = call.id(0);
        Map<Long, Object> statuses = new HashMap<>();
        for (Map<String, Object> result : state.all("result")) {
            if (TestRailState.number(result.get("run_id")) == run) {
                statuses.put(TestRailState.number(result.get("case_id")), result.get("status_id"));
            }
        }
        List<Map<String, Object>> rows = ((Collection<?>) state.get("run", run).get("case_ids"))
                .stream()
                        .map(TestRailState::number)
                        .map(testCase -> Map.of(
                                "id",
                                ResultRoutes.testId(run, testCase),
                                "case_id",
                                testCase,
                                "run_id",
                                run,
                                "status_id",
                                statuses.getOrDefault(testCase, UNTESTED)))
                        .toList();
        return new EntityRoutes.Rows("tests", rows);
    }

    private Map<String, Object> updateRun(TestRailCall call) {
        Map<String, Object> run = state.get("run", call.id(0));
        if (run.get("config_ids") == null) {
            throw TestRailRefusal.of(400, "The test run has no configurations.");
        }
        entities.change(run, call.body("description", "assignedto_id", "include_all", "case_ids", "refs"));
        return run;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> updateEntry(TestRailCall call) {
        Map<String, Object> plan = state.get("plan", call.id(0));
        Map<String, Object> changes =
                call.body("name", "description", "assignedto_id", "include_all", "case_ids", "refs");
        for (Object one : (List<?>) plan.get("entries")) {
            Map<String, Object> entry = (Map<String, Object>) one;
            if (entry.get("id").equals(call.textId())) {
                for (Object run : (List<?>) entry.get("runs")) {
                    entities.change((Map<String, Object>) run, changes);
                }
                return new LinkedHashMap<>(entry);
            }
        }
        throw TestRailRefusal.field("entry_id", "is not a valid test plan entry");
    }
}
