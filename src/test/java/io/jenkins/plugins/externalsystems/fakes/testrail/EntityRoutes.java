package io.jenkins.plugins.externalsystems.fakes.testrail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The methods about cases, runs, plans, milestones and sections. */
final class EntityRoutes {
    private static final String[] RUN_FIELDS = {
        "name", "description", "suite_id", "milestone_id", "assignedto_id", "include_all", "case_ids", "refs"
    };
    private static final String[] ENTRY_FIELDS = {
        "name", "description", "suite_id", "assignedto_id", "include_all", "case_ids", "config_ids", "runs", "refs"
    };
    private static final String[] ENTRY_RUN_FIELDS = {"config_ids", "include_all", "case_ids", "assignedto_id"};

    private final TestRailState state;

    EntityRoutes(TestRailState state) {
        this.state = state;
    }

    /** What lists give, which the server cuts into pages. */
    record Rows(String name, List<Map<String, Object>> rows) {}

    /** @return plain data, {@link Rows}, or null for a method that is not here */
    Object answer(TestRailCall call) {
        return switch (call.method()) {
            case "get_case", "get_run", "get_section" -> shown(state.get(kind(call), call.id(0)));
            case "get_plan" -> plan(call.id(0));
            case "get_milestone" -> milestone(call.id(0));
            case "get_cases" ->
                list(
                        call,
                        "case",
                        "suite_id",
                        "section_id",
                        "filter",
                        "refs",
                        "priority_id",
                        "type_id",
                        "created_after",
                        "updated_after");
            case "get_runs" ->
                list(
                        call,
                        "run",
                        "is_completed",
                        "milestone_id",
                        "suite_id",
                        "created_after",
                        "created_before",
                        "refs_filter");
            case "get_plans" -> list(call, "plan", "is_completed", "milestone_id", "created_after", "created_before");
            case "get_milestones" -> list(call, "milestone", "is_completed", "is_started");
            case "get_sections" -> list(call, "section", "suite_id");
            case "add_case" -> addCase(call);
            case "add_run" -> addRun(call.id(0), call.body(RUN_FIELDS), null);
            case "add_plan" -> addPlan(call);
            case "add_plan_entry" -> addEntry(call.id(0), call.body(ENTRY_FIELDS));
            case "add_milestone" ->
                named(
                        call,
                        "milestone",
                        call.body("name", "description", "due_on", "start_on", "parent_id", "refs"),
                        Map.of("is_completed", false, "is_started", false));
            case "add_section" ->
                named(
                        call,
                        "section",
                        call.body("name", "description", "suite_id", "parent_id"),
                        Map.of("suite_id", 1));
            case "update_case" ->
                update(call, "title", "template_id", "type_id", "priority_id", "estimate", "milestone_id", "refs");
            case "update_run" -> update(call, "name", "description", "milestone_id", "include_all", "case_ids", "refs");
            case "update_plan" -> update(call, "name", "description", "milestone_id");
            case "update_milestone" ->
                update(
                        call,
                        "name",
                        "description",
                        "due_on",
                        "start_on",
                        "parent_id",
                        "refs",
                        "is_completed",
                        "is_started");
            case "update_section" -> update(call, "name", "description");
            case "delete_case", "delete_run", "delete_plan", "delete_milestone", "delete_section" -> delete(call);
            case "close_run" -> close(call);
            default -> null;
        };
    }

    private static String kind(TestRailCall call) {
        return call.method().substring(call.method().indexOf('_') + 1);
    }

    private Rows list(TestRailCall call, String kind, String... filters) {
        TestRailState.requireProject(call.id(0));
        Map<String, String> given = call.filters(filters);
        List<Map<String, Object>> rows = state.all(kind).stream()
                .filter(row -> !kind.equals("run") || row.get("plan_id") == null)
                .filter(row -> !kind.equals("milestone") || row.get("parent_id") == null)
                .filter(row ->
                        given.entrySet().stream().allMatch(filter -> isLike(row, filter.getKey(), filter.getValue())))
                .map(EntityRoutes::shown)
                .toList();
        return new Rows(kind + "s", rows);
    }

    /** Lists have no entries of plans, and nothing tells the cases of a run but get_tests. */
    private static Map<String, Object> shown(Map<String, Object> row) {
        Map<String, Object> shown = new LinkedHashMap<>(row);
        shown.remove("entries");
        shown.remove("case_ids");
        return shown;
    }

    private static boolean isLike(Map<String, Object> row, String filter, String value) {
        return switch (filter) {
            case "limit", "offset" -> true;
            case "created_after", "updated_after" ->
                TestRailState.number(row.get("created_on")) > Long.parseLong(value);
            case "created_before" -> TestRailState.number(row.get("created_on")) < Long.parseLong(value);
            case "is_completed", "is_started" ->
                Boolean.TRUE.equals(row.get(filter)) == value.equals("1") && value.matches("[01]");
            case "filter" -> row.get("title").toString().contains(value);
            case "refs", "refs_filter" ->
                List.of(String.valueOf(row.get("refs")).split(",")).contains(value);
            default -> value.equals(String.valueOf(row.get(filter)));
        };
    }

    private Map<String, Object> addCase(TestRailCall call) {
        state.get("section", call.id(0));
        Map<String, Object> fields =
                call.body("title", "template_id", "type_id", "priority_id", "estimate", "milestone_id", "refs");
        require(fields, "title");
        requireSpan(fields, "estimate");
        Map<String, Object> row =
                new LinkedHashMap<>(Map.of("suite_id", TestRailState.SUITE, "section_id", call.id(0)));
        row.putAll(fields);
        return state.add("case", row);
    }

    private Map<String, Object> named(
            TestRailCall call, String kind, Map<String, Object> fields, Map<String, Object> usual) {
        TestRailState.requireProject(call.id(0));
        require(fields, "name");
        for (String time : List.of("due_on", "start_on")) {
            if (fields.containsKey(time) && !(fields.get(time) instanceof Number)) {
                throw TestRailRefusal.field(time, "is not in a valid timestamp format");
            }
        }
        if (fields.get("parent_id") != null) {
            state.get(kind, TestRailState.number(fields.get("parent_id")));
        }
        Map<String, Object> row = new HashMap<>(usual);
        row.putAll(fields);
        return state.add(kind, row);
    }

    private Map<String, Object> addRun(long project, Map<String, Object> fields, Long plan) {
        TestRailState.requireProject(project);
        if (plan == null) {
            require(fields, "name");
        }
        if (fields.get("suite_id") != null) {
            state.get("suite", TestRailState.number(fields.get("suite_id")));
        }
        boolean isAll = !Boolean.FALSE.equals(fields.get("include_all"));
        Set<Long> cases = isAll ? new LinkedHashSet<>(state.ids("case")) : chosen(fields);
        Map<String, Object> row = new LinkedHashMap<>(fields);
        row.put("project_id", project);
        row.put("include_all", isAll);
        row.putIfAbsent("suite_id", TestRailState.SUITE);
        row.put("case_ids", cases);
        row.put("is_completed", false);
        row.put("plan_id", plan);
        return state.add("run", row);
    }

    /** @throws TestRailRefusal for a case that is not there */
    Set<Long> chosen(Map<String, Object> fields) {
        Set<Long> known = state.ids("case");
        Set<Long> cases = new LinkedHashSet<>();
        for (Object id : (List<?>) fields.getOrDefault("case_ids", List.of())) {
            if (!known.contains(TestRailState.number(id))) {
                throw TestRailRefusal.field("case_ids", "contains one or more invalid case IDs");
            }
            cases.add(TestRailState.number(id));
        }
        return cases;
    }

    private Map<String, Object> addPlan(TestRailCall call) {
        TestRailState.requireProject(call.id(0));
        Map<String, Object> fields = call.body("name", "description", "milestone_id", "entries");
        require(fields, "name");
        Object entries = fields.remove("entries");
        Map<String, Object> row = new LinkedHashMap<>(fields);
        row.put("is_completed", false);
        row.put("entries", new ArrayList<>());
        long id = TestRailState.number(state.add("plan", row).get("id"));
        if (entries instanceof List<?> list) {
            list.forEach(entry -> addEntry(id, TestRailCall.object((Map<?, ?>) entry, ENTRY_FIELDS)));
        }
        return plan(id);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> addEntry(long plan, Map<String, Object> fields) {
        Map<String, Object> row = state.get("plan", plan);
        require(fields, "suite_id");
        List<Map<String, Object>> runs = new ArrayList<>();
        Map<String, Object> usual = new LinkedHashMap<>(fields);
        usual.remove("runs");
        usual.remove("config_ids");
        for (Object one : (List<?>) fields.getOrDefault("runs", List.of(Map.of()))) {
            Map<String, Object> run = new LinkedHashMap<>(usual);
            run.putAll(TestRailCall.object((Map<?, ?>) one, ENTRY_RUN_FIELDS));
            if (!((List<?>) fields.getOrDefault("config_ids", List.of()))
                    .containsAll((List<?>) run.getOrDefault("config_ids", List.of()))) {
                throw TestRailRefusal.field("runs", "uses configurations that are not in config_ids");
            }
            runs.add(addRun(TestRailState.PROJECT, run, plan));
        }
        Map<String, Object> entry = new LinkedHashMap<>(usual);
        entry.put("id", UUID.randomUUID().toString());
        entry.put("runs", runs);
        ((List<Object>) row.get("entries")).add(entry);
        return entry;
    }

    private Map<String, Object> plan(long id) {
        return state.get("plan", id);
    }

    private Map<String, Object> milestone(long id) {
        Map<String, Object> row = new LinkedHashMap<>(state.get("milestone", id));
        row.put(
                "milestones",
                state.all("milestone").stream()
                        .filter(below -> below.get("parent_id") instanceof Number parent && parent.longValue() == id)
                        .toList());
        return row;
    }

    private Map<String, Object> update(TestRailCall call, String... fields) {
        Map<String, Object> row = state.get(kind(call), call.id(0));
        Map<String, Object> changes = call.body(fields);
        requireSpan(changes, "estimate");
        if (Boolean.TRUE.equals(row.get("is_completed")) && kind(call).equals("run")) {
            throw TestRailRefusal.of(400, "The test run is already completed and cannot be changed.");
        }
        if (row.get("plan_id") != null) {
            throw TestRailRefusal.of(400, "The test run is part of a test plan and cannot be changed by this method.");
        }
        change(row, changes);
        return row;
    }

    /** Changed cases of a run are checked, and kept as they are for a new one. */
    void change(Map<String, Object> row, Map<String, Object> changes) {
        Object cases = changes.containsKey("case_ids") ? chosen(changes) : null;
        row.putAll(changes);
        if (cases != null) {
            row.put("case_ids", cases);
        }
    }

    private Object delete(TestRailCall call) {
        call.body();
        state.delete(kind(call), call.id(0));
        return FakeTestRail.NOTHING;
    }

    private Map<String, Object> close(TestRailCall call) {
        call.body();
        Map<String, Object> run = state.get("run", call.id(0));
        if (Boolean.TRUE.equals(run.get("is_completed"))) {
            throw TestRailRefusal.of(400, "The test run is already completed.");
        }
        run.put("is_completed", true);
        return run;
    }

    private static void require(Map<String, Object> fields, String name) {
        if (fields.get(name) == null || fields.get(name).toString().isBlank()) {
            throw TestRailRefusal.field(name, "is a required field");
        }
    }

    static void requireSpan(Map<String, Object> fields, String name) {
        Object span = fields.get(name);
        if (span != null && !span.toString().matches("(?=.*[1-9])([0-9]+[wdhms] ?)+")) {
            throw TestRailRefusal.field(name, "is not in a valid time span format");
        }
    }
}
