package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The run of a publication: the one that was named, the one that an earlier call of the same build made, or a new one, alone
 * or as an entry of a plan.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077874763156-Runs">Runs</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077711537684-Plans">Plans</a>
 */
final class PublishedRuns {
    private static final String STEP = "run";
    private static final String CASE_IDS = "case_ids";
    private static final List<String> CHANGES = List.of(
            PublishParameters.NAME, PublishParameters.DESCRIPTION, PublishParameters.MILESTONE, PublishParameters.REFS);

    private final TestRailApi api;
    private final Additions additions;
    private final CaseLookup lookup;

    PublishedRuns(TestRailApi api, Additions additions, CaseLookup lookup) {
        this.api = api;
        this.additions = additions;
        this.lookup = lookup;
    }

    /** The run that the caller named. */
    CompletionStage<TargetRun> given(CallContext context, long id) {
        return api.get(context, ApiPath.of("get_run", id))
                .thenApply(run -> TargetRun.of(run, TargetRun.Origin.GIVEN))
                .exceptionally(thrown -> {
                    throw context.about("test_run " + id, thrown);
                });
    }

    /** Makes sure that the call has its run. */
    CompletionStage<Void> open(PublishCall call) {
        if (call.hasRun()) {
            Map<String, Object> changes = attributes(call);
            return changes.isEmpty()
                    ? CompletableFuture.completedFuture(null)
                    : update(call.context, call.run(), changes);
        }
        return find(call).thenCompose(found -> {
            if (!found.isMissingNode()) {
                return opened(call, TargetRun.of(found, TargetRun.Origin.FOUND));
            }
            return add(call).thenCompose(added -> opened(call, TargetRun.of(added, TargetRun.Origin.NEW)));
        });
    }

    private static CompletionStage<Void> opened(PublishCall call, TargetRun run) {
        call.run(run);
        call.context.journal().complete(STEP, Map.of("run_id", run.id()));
        call.context.tell((run.origin() == TargetRun.Origin.NEW ? "new run R" : "run R") + run.id() + " " + run.url());
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<JsonNode> find(PublishCall call) {
        if (!call.options.mayBeThere()) {
            return CompletableFuture.completedFuture(MissingNode.getInstance());
        }
        if (call.context.journal().completed().get(STEP) instanceof Map<?, ?> earlier
                && earlier.get("run_id") instanceof Number id) {
            return api.get(call.context, ApiPath.of("get_run", id.longValue()));
        }
        String mark = call.options.mark();
        if (call.options.has(PublishParameters.PLAN)) {
            return api.get(call.context, ApiPath.of("get_plan", call.options.id(PublishParameters.PLAN)))
                    .thenApply(plan -> marked(Json.elements(plan.path("entries")), mark)
                            .path("runs")
                            .path(0));
        }
        return additions.recent(call.context, "runs", call.project()).thenApply(runs -> marked(runs, mark));
    }

    private static JsonNode marked(List<JsonNode> rows, String mark) {
        return rows.stream()
                .filter(row -> RepeatMark.isOn(row, mark))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** A refusal may be about an id that a test names wrongly: then the cases are read, and what is not there left out. */
    private CompletionStage<JsonNode> add(PublishCall call) {
        return post(call)
                .handle((added, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(added);
                    }
                    if (!Failures.isRefusal(StageFailure.cause(thrown)) || lookup.isKnown(call)) {
                        return CompletableFuture.<JsonNode>failedFuture(StageFailure.cause(thrown));
                    }
                    return lookup.checkIds(call).thenCompose(checked -> {
                        if (checked.isEmpty()) {
                            throw StageFailure.again(thrown);
                        }
                        call.requireCases();
                        return post(call);
                    });
                })
                .thenCompose(stage -> stage);
    }

    private CompletionStage<JsonNode> post(PublishCall call) {
        Map<String, Object> payload = attributes(call);
        if (call.suiteOrNull() != null) {
            payload.put(PublishParameters.SUITE, call.suiteOrNull());
        }
        boolean isAll = call.options.is(PublishParameters.INCLUDE_ALL);
        payload.put(PublishParameters.INCLUDE_ALL, isAll);
        if (!isAll) {
            payload.put(CASE_IDS, List.copyOf(call.cases.byId().keySet()));
        }
        Map<String, Object> marked = RepeatMark.on(payload, call.options.mark());
        if (!call.options.has(PublishParameters.PLAN)) {
            return additions.post(call.context, ApiPath.of("add_run", call.project()), marked);
        }
        List<Long> configs = call.options.ids(PublishParameters.CONFIGS);
        if (!configs.isEmpty()) {
            Map<String, Object> one = new LinkedHashMap<>(payload);
            one.keySet().retainAll(Set.of(PublishParameters.INCLUDE_ALL, CASE_IDS));
            one.put(PublishParameters.CONFIGS, configs);
            marked.put(PublishParameters.CONFIGS, configs);
            marked.put("runs", List.of(one));
        }
        // The milestone is the plan's.
        marked.remove(PublishParameters.MILESTONE);
        long plan = call.options.id(PublishParameters.PLAN);
        return additions
                .post(call.context, ApiPath.of("add_plan_entry", plan), marked)
                .thenApply(entry -> {
                    JsonNode run = entry.path("runs").path(0);
                    if (Json.text(run, "id").isEmpty()) {
                        throw Failures.unknown(call.context, "the answer does not name the new entry's run.");
                    }
                    return run;
                });
    }

    private static Map<String, Object> attributes(PublishCall call) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : CHANGES) {
            if (call.options.has(name)) {
                attributes.put(
                        name,
                        switch (name) {
                            case PublishParameters.MILESTONE -> call.options.id(name);
                            case PublishParameters.REFS -> String.join(",", call.options.texts(name));
                            default -> call.options.text(name);
                        });
            }
        }
        return attributes;
    }

    /** Has these cases be in the run. */
    CompletionStage<Void> choose(CallContext context, TargetRun run, Set<Long> cases) {
        return update(context, run, Map.of(PublishParameters.INCLUDE_ALL, false, CASE_IDS, List.copyOf(cases)));
    }

    /** TestRail has a method of its own for each place that a run may have. */
    private CompletionStage<Void> update(CallContext context, TargetRun run, Map<String, Object> changes) {
        CompletionStage<ApiPath> path;
        if (run.plan().isEmpty()) {
            path = CompletableFuture.completedFuture(ApiPath.of("update_run", run.id()));
        } else if (run.hasConfigs()) {
            path = CompletableFuture.completedFuture(ApiPath.of("update_run_in_plan_entry", run.id()));
        } else {
            long plan = run.plan().getAsLong();
            path = api.get(context, ApiPath.of("get_plan", plan))
                    .thenApply(found -> ApiPath.of("update_plan_entry", plan).below(entryOf(context, found, run.id())));
        }
        return path.thenCompose(method -> api.post(context, RepeatSafety.SAFE, method, changes))
                .thenApply(changed -> null);
    }

    private static String entryOf(CallContext context, JsonNode plan, long run) {
        for (JsonNode entry : Json.elements(plan.path("entries"))) {
            for (JsonNode one : Json.elements(entry.path("runs"))) {
                if (one.path("id").asLong() == run) {
                    return Json.text(entry, "id");
                }
            }
        }
        throw new ExternalSystemException(
                ErrorCode.NOT_FOUND_ERROR, context.subject() + "the plan has no entry with run " + run + ".");
    }
}
