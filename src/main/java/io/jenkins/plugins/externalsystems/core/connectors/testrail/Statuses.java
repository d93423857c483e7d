package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.Recollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Ids of statuses by their names. TestRail's own five are known; those that an administrator added are asked for.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077935129364-Statuses">Statuses</a>
 */
final class Statuses {
    private static final long UNTESTED = 3;
    private static final Map<String, Long> OWN =
            Map.of("passed", 1L, "blocked", 2L, "untested", UNTESTED, "retest", 4L, "failed", 5L);

    private final TestRailApi api;

    Statuses(TestRailApi api) {
        this.api = api;
    }

    /**
     * Looks the names up; asks TestRail only where one is not its own and not remembered.
     *
     * @param wanted names, labels or ids
     * @return id by what was wanted; fails with VALIDATION_ERROR for a status that is not there
     */
    CompletionStage<Map<String, Long>> ids(CallContext context, String parameter, Collection<String> wanted) {
        Map<String, Long> known = new LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        for (String status : wanted) {
            Long id = status.trim().matches("[1-9][0-9]{0,8}") ? Long.valueOf(status.trim()) : OWN.get(key(status));
            if (id == null) {
                open.add(status);
            } else {
                known.put(status, id);
            }
        }
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(known);
        }
        return Recollection.orFresh(
                        context,
                        call -> api.metadata(call, ApiPath.of("get_statuses")).thenApply(Json::elements),
                        statuses -> open.stream()
                                .allMatch(status -> find(status, statuses).isPresent()))
                .thenApply(statuses -> {
                    open.forEach(status -> known.put(
                            status,
                            find(status, statuses).orElseThrow(() -> unknown(context, parameter, status, statuses))));
                    return known;
                });
    }

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for the status that results cannot have */
    static void requireResult(CallContext context, String parameter, long id) {
        if (id == UNTESTED) {
            throw context.invalid(
                    parameter,
                    "is 'untested', which TestRail does not take for a result; use 'retest', or add no result");
        }
    }

    private static Optional<Long> find(String wanted, List<JsonNode> statuses) {
        return statuses.stream()
                .filter(status -> key(Json.text(status, "name")).equals(key(wanted))
                        || key(Json.text(status, "label")).equals(key(wanted)))
                .findFirst()
                .map(status -> status.path("id").asLong());
    }

    private static ExternalSystemException unknown(
            CallContext context, String parameter, String wanted, List<JsonNode> statuses) {
        List<String> names =
                statuses.stream().map(status -> Json.text(status, "name")).toList();
        return context.invalid(parameter, "is '" + wanted + "'; TestRail has " + String.join(", ", names));
    }

    private static String key(String name) {
        return name.trim().toLowerCase(Locale.ROOT);
    }
}
