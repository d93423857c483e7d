package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.AnswerMapping;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclarationException;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.HeaderRules;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PageBounds;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PollPlan;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.ResultMapping;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The operations of a REST connection.
 *
 * @param jobs waits for what is submitted
 * @param offers lists what there is
 */
record RestCalls(RestSettings settings, RestClient client, JobWaiting jobs, OperationOffers offers) {
    /** {@code get}, {@code post}, {@code put}, {@code patch}, {@code delete}. */
    CompletionStage<Map<String, Object>> plain(String method, Arguments arguments, CallContext context) {
        FilledRequest request = new FilledRequest(
                method,
                arguments.text("path"),
                query(arguments, context),
                headers(arguments, context),
                arguments.any("body").orElse(null));
        RepeatSafety safety = method.equals("POST") || method.equals("PATCH") ? RepeatSafety.UNSAFE : RepeatSafety.SAFE;
        AnswerMapping answer = answer(arguments, context);
        return answered(request, safety, answer, bounds(arguments, answer, context), context);
    }

    /** What a configuration declares. @param given the checked arguments, of a verb with the item's {@code id} */
    CompletionStage<Map<String, Object>> declared(
            DeclaredOperation operation, Map<String, Object> given, CallContext context) {
        Map<String, Object> values;
        FilledRequest request;
        try {
            values = operation.withId(given);
            request = operation.fill(values, context.idempotencyKey());
        } catch (UnfitValueException unfit) {
            throw context.invalid(unfit.name(), unfit.getMessage());
        }
        PollPlan poll = operation.poll();
        return poll == null
                ? answered(request, operation.requestSafety(), operation.answer(), operation.pages(), context)
                : jobs.run(operation, poll, request, values, context);
    }

    private CompletionStage<Map<String, Object>> answered(
            FilledRequest request, RepeatSafety safety, AnswerMapping answer, PageBounds pages, CallContext context) {
        if (answer.hasRows()) {
            RestClient lists = safety == RepeatSafety.SAFE ? client.reading() : client;
            return new RestPages(lists, settings.paging(), answer, pages).read(request, safety, context);
        }
        boolean needsJson = !answer.result().isEmpty();
        return client.send(request, safety, needsJson, context).thenApply(got -> answer.one(got.data()));
    }

    /** {@code describe}. */
    CompletionStage<Map<String, Object>> describe(Arguments arguments, CallContext context) {
        return offers.describe(arguments, context);
    }

    private static List<Map.Entry<String, String>> query(Arguments arguments, CallContext context) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        arguments.map("query").forEach((name, value) -> {
            Collection<?> values =
                    value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
            for (Object each : values) {
                if (each instanceof Map || each instanceof Collection) {
                    throw context.invalid(
                            "query", "has '" + name + "', which must be a text, a number or a list of these");
                }
                query.add(Map.entry(name, String.valueOf(each)));
            }
        });
        return query;
    }

    private static Map<String, String> headers(Arguments arguments, CallContext context) {
        Map<String, String> headers = new LinkedHashMap<>();
        arguments.map("headers").forEach((name, value) -> {
            try {
                HeaderRules.requireName(name);
                headers.put(name, HeaderRules.requireValue(String.valueOf(value)));
            } catch (IllegalArgumentException unfit) {
                throw context.invalid("headers", unfit.getMessage());
            }
        });
        return headers;
    }

    private static AnswerMapping answer(Arguments arguments, CallContext context) {
        DataPath items = null;
        String parameter = "result";
        try {
            ResultMapping result = ResultMapping.of(parameter, arguments.map(parameter));
            parameter = "items";
            if (arguments.has(parameter)) {
                items = ResultMapping.path(parameter, arguments.text(parameter));
            }
            return new AnswerMapping(items, result);
        } catch (DeclarationException broken) {
            throw context.invalid(parameter, "cannot be used: " + broken.getMessage());
        }
    }

    private PageBounds bounds(Arguments arguments, AnswerMapping answer, CallContext context) {
        if (!arguments.bool("paged")) {
            return new PageBounds(false, 1, PageBounds.MOST_ITEMS);
        }
        if (!answer.hasRows() || settings.paging().style() == PagingStyle.NONE) {
            throw context.invalid("paged", "needs 'items', and a 'paging_style' of the connection");
        }
        int maxPages = arguments.integer("max_pages");
        int maxItems = arguments.integer("max_items");
        if (maxPages < 1 || maxPages > PageBounds.MOST_PAGES) {
            throw context.invalid("max_pages", "must be from 1 to " + PageBounds.MOST_PAGES);
        }
        if (maxItems < 1 || maxItems > PageBounds.MOST_ITEMS) {
            throw context.invalid("max_items", "must be from 1 to " + PageBounds.MOST_ITEMS);
        }
        return new PageBounds(true, maxPages, maxItems);
    }
}
