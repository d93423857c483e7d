package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Reads the list of messages page by page, newest first. The address of the next page is never followed: its page and its
 * token go into an address of our own.
 *
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response#pagination">Pagination</a>
 */
final class Pages {
    private static final int LARGEST = 1000;

    private final TwilioApi api;

    Pages(TwilioApi api) {
        this.api = api;
    }

    /** What was found. @param isLast whether there are no more */
    record Found(List<JsonNode> rows, boolean isLast) {}

    /**
     * Reads until there are no more pages, enough rows, or one that needs no successor.
     *
     * @param filters by Twilio's names
     * @param most rows that the caller wants, at least 1
     * @param enough tells of a row that no later one matters
     */
    CompletionStage<Found> read(
            CallContext context, Map<String, String> filters, int most, Predicate<JsonNode> enough) {
        Map<String, String> query = new LinkedHashMap<>(filters);
        query.put("PageSize", String.valueOf(Math.min(most, LARGEST)));
        return read(context, query, Map.of(), most, enough, new ArrayList<>());
    }

    private CompletionStage<Found> read(
            CallContext context,
            Map<String, String> query,
            Map<String, String> page,
            int most,
            Predicate<JsonNode> enough,
            List<JsonNode> sofar) {
        UrlBuilder url = api.list("Messages");
        query.forEach(url::query);
        page.forEach(url::query);
        return api.get(context, url.build()).thenCompose(answer -> {
            if (!answer.path("messages").isArray()) {
                throw new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        context.subject() + "the answer is no list of Twilio's; a proxy may have given it, or 'url' is"
                                + " wrong.");
            }
            List<JsonNode> rows = Json.elements(answer.path("messages"));
            sofar.addAll(rows);
            Map<String, String> next = next(Json.text(answer, "next_page_uri"));
            boolean isLast = next.isEmpty() || rows.isEmpty();
            if (isLast || sofar.size() >= most || rows.stream().anyMatch(enough)) {
                int kept = Math.min(most, sofar.size());
                return CompletableFuture.completedFuture(
                        new Found(List.copyOf(sofar.subList(0, kept)), isLast && kept == sofar.size()));
            }
            return read(context, query, next, most, enough, sofar);
        });
    }

    /** Page and token of an address; empty for none. */
    private static Map<String, String> next(String address) {
        Map<String, String> page = new LinkedHashMap<>();
        int query = address.indexOf('?');
        for (String pair : address.substring(query + 1).split("&")) {
            String name = pair.replaceFirst("=.*", "");
            if (query >= 0 && (name.equals("Page") || name.equals("PageToken")) && name.length() < pair.length()) {
                page.put(name, URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return page.containsKey("PageToken") ? page : Map.of();
    }
}
