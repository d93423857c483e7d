package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads, changes, deletes and lists what has an id of its own. */
final class Items {
    static final Parameter LIMIT = Parameter.optional(
            "limit",
            ParameterType.INTEGER,
            "How many rows are enough; all of them, page by page, where it is missing.");

    private static final String ID = "id";

    private final TestRailApi api;
    private final Pages pages;
    private final Project project;

    Items(TestRailApi api, Pages pages, Project project) {
        this.api = api;
        this.pages = pages;
        this.project = project;
    }

    /** @return the entity as TestRail wrote it */
    CompletionStage<Map<String, Object>> get(EntityKind kind, Arguments arguments, CallContext context) {
        long id = EntityId.of(context, ID, arguments.text(ID));
        return api.get(context, ApiPath.of(kind.method("get"), id))
                .thenApply(Json::toMap)
                .exceptionally(thrown -> {
                    throw context.about(kind.itemType() + " " + id, thrown);
                });
    }

    /** @return the entity as TestRail wrote it after the change */
    CompletionStage<Map<String, Object>> update(EntityKind kind, Arguments arguments, CallContext context) {
        long id = EntityId.of(context, ID, arguments.text(ID));
        Map<String, Object> payload = Payload.of(arguments, context, ID);
        if (payload.isEmpty()) {
            throw new ExternalSystemException(
                    ErrorCode.VALIDATION_ERROR, context.subject() + "there is nothing to change; give a field.");
        }
        return api.post(context, RepeatSafety.SAFE, ApiPath.of(kind.method("update"), id), payload)
                .thenApply(Json::toMap)
                .exceptionally(thrown -> {
                    throw context.about(kind.itemType() + " " + id, thrown);
                });
    }

    /** @return {@code id} and {@code deleted}; something that is gone after a try that may have arrived was deleted by it */
    CompletionStage<Map<String, Object>> delete(EntityKind kind, Arguments arguments, CallContext context) {
        long id = EntityId.of(context, ID, arguments.text(ID));
        return api.post(context, RepeatSafety.SAFE, ApiPath.of(kind.method("delete"), id), Map.of())
                .handle((answer, thrown) -> {
                    boolean mayBeOurs = context.trace().mayHaveArrived() || context.isRepeat();
                    if (thrown != null && !(mayBeOurs && StageFailure.is(thrown, ErrorCode.NOT_FOUND_ERROR))) {
                        throw context.about(kind.itemType() + " " + id, thrown);
                    }
                    return Map.of(ID, id, "deleted", true);
                });
    }

    /** @return {@code rows}, {@code count}, {@code is_last} */
    CompletionStage<Map<String, Object>> query(
            EntityKind kind, Arguments arguments, CallContext context, String... filters) {
        ApiPath path = ApiPath.of("get_" + kind.plural(), project.of(arguments, context));
        return pages.read(
                        context,
                        Filters.on(path, arguments, context, filters),
                        kind.plural(),
                        limit(arguments, context))
                .thenApply(Items::result);
    }

    /** @return {@code rows} and {@code count} of a list that has no pages and no project */
    CompletionStage<Map<String, Object>> all(String method, CallContext context) {
        return api.metadata(context, ApiPath.of(method))
                .thenApply(answer -> result(new Pages.Found(Json.elements(answer), true)));
    }

    /**
     * Closes a run, for good. A repeat looks first whether it is closed.
     *
     * @return the run as TestRail wrote it
     */
    CompletionStage<Map<String, Object>> close(Arguments arguments, CallContext context) {
        return close(EntityId.of(context, "run_id", arguments.text("run_id")), context);
    }

    /** The same with the run's id. */
    CompletionStage<Map<String, Object>> close(long id, CallContext context) {
        CompletionStage<JsonNode> known = context.isRepeat()
                ? api.get(context, ApiPath.of("get_run", id))
                : CompletableFuture.completedFuture(MissingNode.getInstance());
        return known.thenCompose(run -> run.path("is_completed").asBoolean()
                        ? CompletableFuture.completedFuture(run)
                        : api.post(context, RepeatSafety.UNSAFE, ApiPath.of("close_run", id), Map.of()))
                .thenApply(Json::toMap)
                .exceptionally(thrown -> {
                    throw context.about("test_run " + id, thrown);
                });
    }

    static int limit(Arguments arguments, CallContext context) {
        int limit = arguments.has(LIMIT.name()) ? arguments.integer(LIMIT.name()) : Integer.MAX_VALUE;
        if (limit < 1) {
            throw context.invalid(LIMIT.name(), "must be at least 1");
        }
        return limit;
    }

    static Map<String, Object> result(Pages.Found found) {
        List<Map<String, Object>> rows = found.rows().stream().map(Json::toMap).toList();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("rows", rows);
        result.put("count", rows.size());
        result.put("is_last", found.isLast());
        return result;
    }
}
