package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads lists page by page. Since TestRail 6.7 a page is an object with the entries and a link to the next page; older
 * servers answer the bare array, whole or in pages. The link itself is never followed: it lacks {@code index.php?} and, on
 * some servers, has {@code limit=0}.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077083596436-Introduction-to-the-TestRail-API">Introduction,
 *     bulk API endpoints</a>
 */
final class Pages {
    /** As many as TestRail gives at once. */
    static final int SIZE = 250;

    private final TestRailApi api;

    Pages(TestRailApi api) {
        this.api = api;
    }

    /** What was found. @param isLast whether there are no more */
    record Found(List<JsonNode> rows, boolean isLast) {}

    /**
     * Reads until there are no more pages, or enough rows.
     *
     * @param entries name of the list in a page, such as {@code runs}
     * @param most rows that the caller wants, at least 1
     */
    CompletionStage<Found> read(CallContext context, ApiPath path, String entries, int most) {
        return read(context, path, entries, most, new ArrayList<>());
    }

    private CompletionStage<Found> read(
            CallContext context, ApiPath path, String entries, int most, List<JsonNode> sofar) {
        ApiPath page = path.with("limit", SIZE).with("offset", sofar.size());
        return api.get(context, page).thenCompose(answer -> {
            List<JsonNode> rows = Json.elements(answer.isArray() ? answer : answer.path(entries));
            boolean isLast = answer.isArray()
                    ? isLastBare(rows, sofar)
                    : rows.isEmpty() || Json.text(answer, "_links", "next").isEmpty();
            boolean isKnown = answer.isArray() && isRepetition(rows, sofar);
            sofar.addAll(isKnown ? List.of() : rows);
            if (isLast || isKnown || sofar.size() >= most) {
                boolean isAll = (isLast || isKnown) && sofar.size() <= most;
                return CompletableFuture.completedFuture(new Found(
                        List.copyOf(sofar.subList(0, Math.min(most, sofar.size()))), isAll));
            }
            return read(context, path, entries, most, sofar);
        });
    }

    /** A bare array of another length than a page is the rest, or everything. */
    private static boolean isLastBare(List<JsonNode> rows, List<JsonNode> sofar) {
        return rows.size() != SIZE && !isRepetition(rows, sofar);
    }

    /** Servers that know no offset give the same again. */
    private static boolean isRepetition(List<JsonNode> rows, List<JsonNode> sofar) {
        return !rows.isEmpty() && !sofar.isEmpty() && rows.get(0).equals(sofar.get(0));
    }
}
