package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.AnswerMapping;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PageBounds;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads a list, page by page within bounds. Never leaves the base URL, and never asks for the same page twice in a row.
 *
 * @param mapping has rows
 */
record RestPages(RestClient client, PagingSettings paging, AnswerMapping mapping, PageBounds bounds) {
    /** Where a page is: at a URL of the service's own words, or at the request's with this query. */
    private record Page(FilledRequest request, @CheckForNull URI url, int number, int offset, String mark) {}

    /** The rows of all pages, and whether there are more. */
    CompletionStage<Map<String, Object>> read(FilledRequest request, RepeatSafety safety, CallContext context) {
        FilledRequest first = request;
        // A list that is not paged is asked for as it was declared.
        if (bounds.isPaged()) {
            if (paging.size() > 0 && paging.style() != PagingStyle.NONE) {
                first = first.withQuery(paging.sizeParameter(), String.valueOf(paging.size()));
            }
            if (paging.style() == PagingStyle.OFFSET) {
                first = first.withQuery(paging.parameter(), "0");
            } else if (paging.style() == PagingStyle.PAGE) {
                first = first.withQuery(paging.parameter(), String.valueOf(paging.firstPage()));
            }
        }
        return next(new Page(first, null, 1, 0, ""), new ArrayList<>(), safety, context);
    }

    private CompletionStage<Map<String, Object>> next(
            Page page, List<Object> items, RepeatSafety safety, CallContext context) {
        URI url = page.url();
        CompletionStage<RestAnswer> answered = url == null
                ? client.send(page.request(), safety, true, context)
                : client.send(url, page.request(), safety, true, context);
        return answered.thenCompose(answer -> {
            List<Object> rows = rows(answer, context);
            items.addAll(rows);
            Optional<Page> following = following(page, answer, rows.size(), context);
            boolean mayGoOn = bounds.isPaged() && page.number() < bounds.maxPages() && items.size() < bounds.maxItems();
            if (following.isPresent() && mayGoOn) {
                return next(following.get(), items, safety, context);
            }
            boolean isCut = items.size() > bounds.maxItems();
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("items", isCut ? new ArrayList<>(items.subList(0, bounds.maxItems())) : items);
            data.put("count", Math.min(bounds.maxItems(), items.size()));
            data.put("has_more", isCut || following.isPresent());
            data.put("pages", page.number());
            return CompletableFuture.completedFuture(data);
        });
    }

    private List<Object> rows(RestAnswer answer, CallContext context) {
        List<Object> rows = answer.data() == null ? List.of() : mapping.rows(answer.data());
        if (rows == null) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the answer has no list at '" + mapping.items() + "'; check 'items'.");
        }
        return rows;
    }

    /** The page after this one; empty where there is none, or where it would be the same again. */
    private Optional<Page> following(Page page, RestAnswer answer, int rows, CallContext context) {
        boolean isFull = rows > 0 && (paging.size() == 0 || rows >= paging.size());
        return switch (paging.style()) {
            case NONE -> Optional.empty();
            case LINK -> at(NextLink.of(answer.response().headers("Link")), page, answer, context);
            case NEXT_URL -> at(mark(answer), page, answer, context);
            case CURSOR -> {
                String cursor = mark(answer);
                yield cursor.isEmpty() || cursor.equals(page.mark())
                        ? Optional.empty()
                        : Optional.of(new Page(
                                page.request().withQuery(paging.parameter(), cursor),
                                null,
                                page.number() + 1,
                                0,
                                cursor));
            }
            case OFFSET -> {
                int offset = page.offset() + rows;
                yield isFull
                        ? Optional.of(new Page(
                                page.request().withQuery(paging.parameter(), String.valueOf(offset)),
                                null,
                                page.number() + 1,
                                offset,
                                ""))
                        : Optional.empty();
            }
            case PAGE -> {
                String number = String.valueOf(paging.firstPage() + page.number());
                yield isFull
                        ? Optional.of(new Page(
                                page.request().withQuery(paging.parameter(), number), null, page.number() + 1, 0, ""))
                        : Optional.empty();
            }
        };
    }

    private String mark(RestAnswer answer) {
        DataPath where = paging.next();
        return where == null ? "" : where.findText(answer.data());
    }

    private Optional<Page> at(String link, Page page, RestAnswer answer, CallContext context) {
        if (link.isEmpty()) {
            return Optional.empty();
        }
        URI next = client.base()
                .next(answer.url(), link)
                .orElseThrow(() -> new ExternalSystemException(
                        ErrorCode.EXCEPTION,
                        context.subject() + "the next page that the answer names is not below the connection's URL; it"
                                + " was not asked for."));
        return next.equals(answer.url())
                ? Optional.empty()
                : Optional.of(new Page(page.request(), next, page.number() + 1, 0, ""));
    }
}
