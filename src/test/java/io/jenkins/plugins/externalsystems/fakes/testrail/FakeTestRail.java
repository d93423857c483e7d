package io.jenkins.plugins.externalsystems.fakes.testrail;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TestRail on a loopback socket with one project, one suite and one account. It keeps what is added and refuses what the
 * real one refuses, in its words where they are known, and unknown methods, filters and fields beyond that.
 */
public final class FakeTestRail extends FakeServer {
    static final Object NOTHING = new Object();

    private static final int PAGE = 250;

    private final String username = "bot@example.com";
    private final String apiKey = "key-" + UUID.randomUUID();
    private final TestRailState state = new TestRailState(url().toString());
    private final EntityRoutes entities = new EntityRoutes(state);
    private final ResultRoutes results = new ResultRoutes(state);
    private final PlaceRoutes places = new PlaceRoutes(state, entities);
    private final long section;
    private volatile String role = "Tester";
    private volatile boolean isProjectCompleted;
    private volatile boolean isProjectHidden;
    private volatile boolean isOld;
    private volatile boolean hasAutomationIds = true;
    private volatile boolean knowsOffsets = true;
    private volatile String lastLinkLimit = "";
    private final AtomicInteger answersToLose = new AtomicInteger();
    private final Set<String> methodsToLose = ConcurrentHashMap.newKeySet();
    private final Set<String> methodsToStall = ConcurrentHashMap.newKeySet();
    private final AtomicInteger callsUntilRefusal = new AtomicInteger();
    private volatile String refusedMethod = "";

    public FakeTestRail() {
        section = id(state.add("section", Map.of("name", "All", "suite_id", TestRailState.SUITE)));
    }

    public String username() {
        return username;
    }

    public String apiKey() {
        return apiKey;
    }

    public long projectId() {
        return TestRailState.PROJECT;
    }

    /** The section that is there from the start. */
    public long section() {
        return section;
    }

    /** Adds a case. @return its id */
    public long addCase(String title) {
        return id(state.add("case", Map.of("title", title, "suite_id", TestRailState.SUITE, "section_id", section)));
    }

    /** Adds a case that an automated test is about. @return its id */
    public long addCase(String title, String automationId) {
        return id(state.add(
                "case",
                Map.of(
                        "title",
                        title,
                        "suite_id",
                        TestRailState.SUITE,
                        "section_id",
                        section,
                        "custom_automation_id",
                        automationId)));
    }

    /** Nobody has added the field for automation ids. */
    public void forgetAutomationIds() {
        hasAutomationIds = false;
    }

    /** Adds a run of all cases. @return its id */
    public long addRun(String name) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("name", name);
        run.put("is_completed", false);
        run.put("plan_id", null);
        run.put("project_id", TestRailState.PROJECT);
        run.put("suite_id", TestRailState.SUITE);
        run.put("include_all", false);
        run.put("case_ids", new LinkedHashSet<>(state.ids("case")));
        return id(state.add("run", run));
    }

    /** Rows of a kind: case, run, plan, milestone, section or result. */
    public List<Map<String, Object>> all(String kind) {
        return state.all(kind);
    }

    /** Content by name of what is attached to a result. */
    public Map<String, byte[]> attachments(long result) {
        return results.attachments(result);
    }

    /** The account's role from now on, such as {@code Read-only}. */
    public void role(String name) {
        role = name;
    }

    public void completeProject() {
        isProjectCompleted = true;
    }

    /** The account may not see the project from now on. */
    public void hideProject() {
        isProjectHidden = true;
    }

    /** From now on as before 6.7: bare arrays, empty answers to deletes, a line in front of every answer. */
    public void becomeOld(boolean withOffsets) {
        isOld = true;
        knowsOffsets = withOffsets;
    }

    /** Links to next pages say {@code limit=0} from now on, as some servers do. */
    public void breakLinks() {
        lastLinkLimit = "0";
    }

    /** The next change is made, and the connection breaks before the answer. */
    public void loseAnswer() {
        answersToLose.incrementAndGet();
    }

    /** A change by one method is made, and the connection breaks before the answer, once. */
    public void loseAnswer(String method) {
        methodsToLose.add(method);
    }

    /** A change by one method is made, and the answer never comes, once. */
    public void stallAfter(String method) {
        methodsToStall.add(method);
    }

    /** Refuses one call of a method. @param number counted from 1, from now on */
    public void refuse(String method, int number) {
        refusedMethod = method;
        callsUntilRefusal.set(number);
    }

    /** Requests of one method of the API. */
    public List<RecordedRequest> calls(String method) {
        return requests().stream()
                .filter(request -> request.query().matches("/api/v2/" + method + "([/&].*)?"))
                .toList();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        try {
            TestRailCall call = new TestRailCall(request);
            String login =
                    Base64.getEncoder().encodeToString((username + ":" + apiKey).getBytes(StandardCharsets.UTF_8));
            if (!request.header("Authorization").equals("Basic " + login)) {
                throw TestRailRefusal.of(
                        401, "Authentication failed: invalid or missing user/password or session cookie.");
            }
            Reply reply = reply(call, data(call));
            boolean isLost = request.method().equals("POST") && answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                    || methodsToLose.remove(call.method());
            if (methodsToStall.remove(call.method())) {
                return Reply.stall();
            }
            return isLost ? Reply.reset() : reply;
        } catch (TestRailRefusal refused) {
            return refused.reply();
        }
    }

    private Object data(TestRailCall call) {
        switch (call.method()) {
            case "get_statuses" -> {
                return statuses();
            }
            case "get_case_fields" -> {
                List<Object> fields = new ArrayList<>();
                fields.add(Map.of("id", 1, "system_name", "custom_environment", "label", "Environment"));
                if (hasAutomationIds) {
                    fields.add(Map.of("id", 2, "system_name", "custom_automation_id", "label", "Automation ID"));
                }
                return fields;
            }
            case "get_user_by_email" -> {
                if (!username.equals(call.filters("email").get("email"))) {
                    throw TestRailRefusal.unknown("email", "user");
                }
                return Map.of("id", 7, "name", "Build Bot", "email", username, "role", role, "is_active", true);
            }
            case "get_project" -> {
                requireVisible();
                TestRailState.requireProject(call.id(0));
                return Map.of(
                        "id",
                        1,
                        "name",
                        "Shop",
                        "is_completed",
                        isProjectCompleted,
                        "suite_mode",
                        1,
                        "users",
                        List.of());
            }
            default -> {
                requireVisible();
                return changed(call);
            }
        }
    }

    private void requireVisible() {
        if (isProjectHidden) {
            throw TestRailRefusal.of(403, "You are not allowed to access the requested project.");
        }
    }

    private Object changed(TestRailCall call) {
        if (!call.method().startsWith("get_") && role.equals("Read-only")) {
            throw TestRailRefusal.of(403, "You are not allowed to do this (insufficient permissions).");
        }
        if (call.method().equals(refusedMethod) && callsUntilRefusal.decrementAndGet() == 0) {
            throw TestRailRefusal.of(403, "Not today.");
        }
        Object data = entities.answer(call);
        if (data == null) {
            data = results.answer(call);
        }
        if (data == null) {
            data = places.answer(call);
        }
        if (data == null) {
            throw TestRailRefusal.of(404, "Unknown method '" + call.method() + "'");
        }
        return data;
    }

    private Reply reply(TestRailCall call, Object data) {
        Object shown = data instanceof EntityRoutes.Rows rows ? page(call, rows) : data;
        String text = shown == NOTHING ? (isOld ? "" : "{}") : Json.write(shown);
        return Reply.json(200, (isOld ? "USER AUTHENTICATION SUCCESSFUL!\n" : "") + text);
    }

    private Object page(TestRailCall call, EntityRoutes.Rows all) {
        int limit = Math.min(PAGE, call.number("limit", PAGE));
        int offset = call.number("offset", 0);
        if (isOld && !knowsOffsets) {
            return all.rows();
        }
        List<Map<String, Object>> rows =
                all.rows().stream().skip(offset).limit(limit).toList();
        if (isOld) {
            return rows;
        }
        boolean hasMore = offset + rows.size() < all.rows().size();
        Map<String, Object> links = new LinkedHashMap<>();
        links.put(
                "next",
                hasMore
                        ? "/api/v2/" + call.method() + "/" + call.id(0) + "&limit="
                                + (lastLinkLimit.isEmpty() ? limit : lastLinkLimit) + "&offset=" + (offset + limit)
                        : null);
        links.put("prev", null);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("offset", offset);
        page.put("limit", limit);
        page.put("size", rows.size());
        page.put("_links", links);
        page.put(all.name(), rows);
        return page;
    }

    static List<Map<String, Object>> statuses() {
        List<Map<String, Object>> statuses = new ArrayList<>();
        String[] names = {"passed", "blocked", "untested", "retest", "failed", "custom_status1"};
        for (int i = 0; i < names.length; i++) {
            String label = names[i].startsWith("custom") ? "Skipped" : names[i];
            statuses.add(
                    Map.of("id", i + 1, "name", names[i], "label", label, "is_system", i < 5, "is_untested", i == 2));
        }
        return statuses;
    }

    private static long id(Map<String, Object> row) {
        return TestRailState.number(row.get("id"));
    }
}
