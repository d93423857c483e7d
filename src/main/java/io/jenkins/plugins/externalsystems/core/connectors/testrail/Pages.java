package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

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
        List<JsonNode> found = new ArrayList<>();
        return each(context, path, entries, rows -> {
                    found.addAll(rows);
                    return found.size() < most;
                })
                .thenApply(isEnd -> new Found(
                        List.copyOf(found.subList(0, Math.min(most, found.size()))), isEnd && found.size() <= most));
    }

    /**
     * Reads page by page and keeps none.
     *
     * @param taker takes the rows of a page; tells whether it wants more
     * @return whether it came to the end
     */
    CompletionStage<Boolean> each(CallContext context, ApiPath path, String entries, Predicate<List<JsonNode>> taker) {
        return each(context, path, entries, taker, 0, MissingNode.getInstance());
    }

    /** @param first row of the first page */
    private CompletionStage<Boolean> each(
            CallContext context,
            ApiPath path,
            String entries,
            Predicate<List<JsonNode>> taker,
            int offset,
            JsonNode first) {
        return api.get(context, path.with("limit", SIZE).with("offset", offset)).thenCompose(answer -> {
            List<JsonNode> rows = Json.elements(answer.isArray() ? answer : answer.path(entries));
            // Servers that know no offset give the same again.
            boolean isKnown = answer.isArray() && !rows.isEmpty() && rows.get(0).equals(first);
            // A bare array of another length than a page is the rest, or everything.
            boolean isLast = answer.isArray()
                    ? rows.size() != SIZE
                    : rows.isEmpty() || Json.text(answer, "_links", "next").isEmpty();
            boolean wantsMore = isKnown || taker.test(rows);
            if (isLast || isKnown || !wantsMore) {
                return CompletableFuture.completedFuture(isLast || isKnown);
            }
            return each(context, path, entries, taker, offset + rows.size(), offset == 0 ? rows.get(0) : first);
        });
    }
}
