package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Adds runs, plans, entries of plans, milestones, sections and cases. All but cases have a description, which carries the
 * call's {@link RepeatMark}; a repeat looks for it first.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077874763156-Runs">Runs</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077711537684-Plans">Plans</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077723976084-Milestones">Milestones</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077292642580-Cases">Cases</a>
 */
final class Additions {
    /** How far a repeat looks back; longer than a controller is down, and than clocks differ. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private static final String PROJECT = "project_id";
    private static final String PLAN = "plan_id";
    private static final String SECTION = "section_id";

    private final TestRailApi api;
    private final Pages pages;
    private final Project project;
    private final InstantSource clock;

    Additions(TestRailApi api, Pages pages, Project project, InstantSource clock) {
        this.api = api;
        this.pages = pages;
        this.project = project;
        this.clock = clock;
    }

    CompletionStage<Map<String, Object>> addRun(Arguments arguments, CallContext context) {
        long owner = project.of(arguments, context);
        Map<String, Object> payload = Payload.of(arguments, context, PROJECT);
        return marked(context, ApiPath.of("add_run", owner), payload, () -> recent(context, "runs", owner))
                .thenApply(Json::toMap);
    }

    /** @return the plan with its entries as TestRail wrote it, and {@code run_ids} of them all */
    CompletionStage<Map<String, Object>> addPlan(Arguments arguments, CallContext context) {
        long owner = project.of(arguments, context);
        Map<String, Object> payload = Payload.of(arguments, context, PROJECT);
        return marked(context, ApiPath.of("add_plan", owner), payload, () -> recent(context, "plans", owner))
                // A list of plans has no entries.
                .thenCompose(plan -> plan.has("entries")
                        ? CompletableFuture.completedFuture(plan)
                        : api.get(
                                context, ApiPath.of("get_plan", plan.path("id").asLong())))
                .thenApply(plan -> {
                    Map<String, Object> result = new LinkedHashMap<>(Json.toMap(plan));
                    result.put(
                            "run_ids",
                            Json.elements(plan.path("entries")).stream()
                                    .flatMap(entry -> runIds(entry).stream())
                                    .toList());
                    return result;
                });
    }

    /** @return the entry as TestRail wrote it, {@code plan_id}, {@code run_id} of its first run, and {@code run_ids} */
    CompletionStage<Map<String, Object>> addPlanEntry(Arguments arguments, CallContext context) {
        long plan = EntityId.of(context, PLAN, arguments.text(PLAN));
        Map<String, Object> payload = Payload.of(arguments, context, PLAN);
        return marked(
                        context,
                        ApiPath.of("add_plan_entry", plan),
                        payload,
                        () -> api.get(context, ApiPath.of("get_plan", plan))
                                .thenApply(found -> Json.elements(found.path("entries"))))
                .thenApply(entry -> {
                    List<Long> runs = runIds(entry);
                    if (runs.isEmpty()) {
                        throw Failures.unknown(context, "the answer does not name the new entry's run.");
                    }
                    Map<String, Object> result = new LinkedHashMap<>(Json.toMap(entry));
                    result.put(PLAN, plan);
                    result.put("run_id", runs.get(0));
                    result.put("run_ids", runs);
                    return result;
                });
    }

    CompletionStage<Map<String, Object>> addMilestone(Arguments arguments, CallContext context) {
        long owner = project.of(arguments, context);
        Map<String, Object> payload = Payload.of(arguments, context, PROJECT);
        return marked(
                        context,
                        ApiPath.of("add_milestone", owner),
                        payload,
                        () -> milestones(context, owner, Optional.ofNullable(payload.get("parent_id"))))
                .thenApply(Json::toMap);
    }

    CompletionStage<Map<String, Object>> addSection(Arguments arguments, CallContext context) {
        long owner = project.of(arguments, context);
        Map<String, Object> payload = Payload.of(arguments, context, PROJECT);
        ApiPath list = ApiPath.of("get_sections", owner).with("suite_id", payload.get("suite_id"));
        return marked(context, ApiPath.of("add_section", owner), payload, () -> rows(context, list, "sections"))
                .thenApply(Json::toMap);
    }

    /** Cases have no field of their own that could hold a mark. */
    CompletionStage<Map<String, Object>> addCase(Arguments arguments, CallContext context) {
        long section = EntityId.of(context, SECTION, arguments.text(SECTION));
        return post(context, ApiPath.of("add_case", section), Payload.of(arguments, context, SECTION))
                .thenApply(Json::toMap);
    }

    private CompletionStage<JsonNode> marked(
            CallContext context,
            ApiPath path,
            Map<String, Object> payload,
            Supplier<CompletionStage<List<JsonNode>>> look) {
        Map<String, Object> marked = RepeatMark.on(payload, context);
        if (!context.isRepeat()) {
            return post(context, path, marked);
        }
        return look.get()
                .thenCompose(rows -> rows.stream()
                        .filter(row -> RepeatMark.isOn(row, context))
                        .findFirst()
                        .<CompletionStage<JsonNode>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> post(context, path, marked)));
    }

    /** A good status alone is no proof that something was added: a proxy gives one too. */
    CompletionStage<JsonNode> post(CallContext context, ApiPath path, Map<String, Object> payload) {
        return api.post(context, RepeatSafety.UNSAFE, path, payload).thenApply(added -> {
            if (Json.text(added, "id").isEmpty()) {
                throw Failures.unknown(context, "the answer does not name what was added.");
            }
            return added;
        });
    }

    /** Runs or plans of the last days. */
    CompletionStage<List<JsonNode>> recent(CallContext context, String entries, long owner) {
        ApiPath path = ApiPath.of("get_" + entries, owner)
                .with("created_after", clock.instant().minus(LOOK_BACK).getEpochSecond());
        return rows(context, path, entries);
    }

    /** Milestones below another one are listed by that one alone. */
    private CompletionStage<List<JsonNode>> milestones(CallContext context, long owner, Optional<Object> parent) {
        return parent.map(id -> api.get(context, ApiPath.of("get_milestone", (Long) id))
                        .thenApply(found -> Json.elements(found.path("milestones"))))
                .orElseGet(() -> rows(context, ApiPath.of("get_milestones", owner), "milestones"));
    }

    private CompletionStage<List<JsonNode>> rows(CallContext context, ApiPath path, String entries) {
        return pages.read(context, path, entries, Integer.MAX_VALUE).thenApply(Pages.Found::rows);
    }

    private static List<Long> runIds(JsonNode entry) {
        return Json.elements(entry.path("runs")).stream()
                .map(run -> run.path("id").asLong())
                .toList();
    }
}
