package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Finds the suite of a publication, and the cases in it. The cases are read page by page, only if something asks for it, and
 * nothing but their ids is kept.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077292642580-Cases">Cases</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077936624276-Suites">Suites</a>
 */
final class CaseLookup {
    private final TestRailApi api;
    private final Pages pages;

    CaseLookup(TestRailApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    /** The suite that the call names; empty where it names none and TestRail needs none. */
    CompletionStage<OptionalLong> suite(PublishCall call, long project) {
        if (call.options.has(PublishParameters.SUITE)) {
            return CompletableFuture.completedFuture(OptionalLong.of(call.options.id(PublishParameters.SUITE)));
        }
        boolean isNamed = call.options.has(PublishParameters.SUITE_NAME);
        if (!isNamed && !call.options.has(PublishParameters.PLAN)) {
            return CompletableFuture.completedFuture(OptionalLong.empty());
        }
        List<JsonNode> suites = new ArrayList<>();
        return each(call, ApiPath.of("get_suites", project), "suites", suites::add)
                .thenCompose(read -> isNamed ? named(call, project, suites) : sole(call.context, suites));
    }

    /** An entry of a plan needs the suite even where there is one only. */
    private static CompletionStage<OptionalLong> sole(CallContext context, List<JsonNode> suites) {
        if (suites.size() != 1) {
            throw context.invalid(PublishParameters.SUITE, "is missing; the project has " + suites.size() + " suites");
        }
        return CompletableFuture.completedFuture(
                OptionalLong.of(suites.get(0).path("id").asLong()));
    }

    private CompletionStage<OptionalLong> named(PublishCall call, long project, List<JsonNode> suites) {
        String name = call.options.text(PublishParameters.SUITE_NAME).strip();
        for (JsonNode suite : suites) {
            if (Json.text(suite, "name").strip().equals(name)) {
                return CompletableFuture.completedFuture(
                        OptionalLong.of(suite.path("id").asLong()));
            }
        }
        if (!call.options.is(PublishParameters.CREATE_SUITE)) {
            throw call.context.invalid(
                    PublishParameters.SUITE_NAME,
                    "is '" + name + "', which the project does not have; 'create_suite' would add it");
        }
        return api.post(call.context, RepeatSafety.UNSAFE, ApiPath.of("add_suite", project), Map.of("name", name))
                .thenApply(added -> {
                    call.addedSuite();
                    return OptionalLong.of(Failures.requireId(call.context, added));
                });
    }

    /** Looks the tests up that name no id, and takes out those whose id is not there: the cases are read anyway. */
    CompletionStage<Void> match(PublishCall call) {
        if (call.cases.byAutomationId().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Set<Long> known = new HashSet<>();
        return each(call, path(call), "cases", found -> {
                    long id = found.path("id").asLong();
                    known.add(id);
                    String automationId = AutomationField.valueOf(found);
                    if (call.cases.byAutomationId().containsKey(automationId)) {
                        call.cases.matched(automationId, id);
                    }
                })
                .thenAccept(read -> {
                    call.known(known);
                    giveUpUnknown(call, known);
                });
    }

    /** Whether the ids that tests name have been looked up already. */
    boolean isKnown(PublishCall call) {
        return call.known() != null;
    }

    /** Takes the ids out that are not there. @return them */
    CompletionStage<Set<Long>> checkIds(PublishCall call) {
        return known(call).thenApply(ids -> giveUpUnknown(call, ids));
    }

    /** The ids of all cases of the suite. */
    CompletionStage<Set<Long>> known(PublishCall call) {
        Set<Long> before = call.known();
        if (before != null) {
            return CompletableFuture.completedFuture(before);
        }
        Set<Long> known = new HashSet<>();
        return each(
                        call,
                        path(call),
                        "cases",
                        found -> known.add(found.path("id").asLong()))
                .thenApply(read -> {
                    call.known(known);
                    return known;
                });
    }

    private static Set<Long> giveUpUnknown(PublishCall call, Set<Long> known) {
        Set<Long> gone = new HashSet<>(call.cases.byId().keySet());
        gone.removeAll(known);
        call.cases.giveUp(gone, "TestRail has no such case here");
        return gone;
    }

    private static ApiPath path(PublishCall call) {
        return ApiPath.of("get_cases", call.project()).with(PublishParameters.SUITE, call.suiteOrNull());
    }

    /** Reads a list to its end, which may take longer than a call usually does. */
    CompletionStage<Void> each(PublishCall call, ApiPath path, String entries, Consumer<JsonNode> taker) {
        return pages.each(call.context, path, entries, rows -> {
                    call.allow(1);
                    rows.forEach(taker);
                    return true;
                })
                .thenApply(end -> null);
    }
}
