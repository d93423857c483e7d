package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends many messages, one after the other. All are made ready before the first goes out. The journal keeps how each ended
 * and which had begun: a repeat goes on behind them, and sends none again of which nobody knows whether it arrived.
 */
final class BatchMessages {
    private static final String MESSAGES = "messages";
    private static final String OK = "ok";
    private static final String ERROR = "error";
    private static final String ERROR_CODE = "error_code";
    static final int MOST = 100;

    private static final Parameter[] ROW = row();

    private final Messages messages;

    BatchMessages(Messages messages) {
        this.messages = messages;
    }

    private static Parameter[] row() {
        Map<String, Parameter> row = new LinkedHashMap<>();
        for (Parameter[] kind :
                List.of(MsTeamsParameters.NEW_MESSAGE, MsTeamsParameters.NEW_CARD, MsTeamsParameters.FROM_TEMPLATE)) {
            for (Parameter parameter : kind) {
                row.put(
                        parameter.name(),
                        parameter.isRequired()
                                ? Parameter.optional(parameter.name(), parameter.type(), parameter.description())
                                : parameter);
            }
        }
        return row.values().toArray(Parameter[]::new);
    }

    /**
     * Sends them.
     *
     * @return {@code sent}, {@code failed} and {@code results} in the order of the request: {@code index}, {@code ok},
     *     what the message's own operation gives, or {@code error} and {@code error_code}; where one failed that is the
     *     partial data of a failure with the first one's code
     */
    CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        List<Map<String, Object>> given = arguments.maps(MESSAGES);
        if (given.isEmpty() || given.size() > MOST) {
            throw context.invalid(MESSAGES, given.isEmpty() ? "is empty" : "has more than " + MOST + " messages");
        }
        List<Arguments> rows = ArgumentRows.read(context, MESSAGES, given, ROW);
        List<Messages.Ready> ready = new ArrayList<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (int index = 0; index < rows.size(); index++) {
            int row = index;
            before = before.thenCompose(done -> ready(rows.get(row), row, context))
                    .thenAccept(ready::add);
        }
        return before.thenCompose(all -> sendAll(ready, context)).thenApply(sent -> summary(ready.size(), context));
    }

    private CompletionStage<Messages.Ready> ready(Arguments row, int index, CallContext context) {
        CompletionStage<Messages.Ready> making;
        try {
            making = messages.ready(row, messages.contentOf(row), context.idempotencyKey() + ":" + index, context);
        } catch (ExternalSystemException refused) {
            making = CompletableFuture.failedFuture(refused);
        }
        return making.exceptionally(thrown -> {
            throw StageFailure.cause(thrown) instanceof ExternalSystemException refused
                    ? ArgumentRows.inRow(MESSAGES + "[" + index + "]", refused)
                    : StageFailure.again(thrown);
        });
    }

    private CompletionStage<?> sendAll(List<Messages.Ready> ready, CallContext context) {
        boolean isLost = context.isRepeat() && context.journal().noted(begun(0)) == null;
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (int index = 0; index < ready.size(); index++) {
            int at = index;
            before = before.thenCompose(done -> sendOne(ready.get(at), at, isLost, context));
        }
        return before;
    }

    private static String step(int index) {
        return "message " + index;
    }

    private static String begun(int index) {
        return step(index) + " begun";
    }

    /** @param isLost whether the journal of an earlier try is, so that any message may have gone out */
    private CompletionStage<?> sendOne(Messages.Ready ready, int index, boolean isLost, CallContext context) {
        if (context.journal().isCompleted(step(index))) {
            return CompletableFuture.completedFuture(null);
        }
        boolean mayBeThere = isLost || context.journal().noted(begun(index)) != null;
        context.journal().note(begun(index), true);
        CompletionStage<Map<String, Object>> sending =
                mayBeThere ? messages.sendUnlessSent(ready, context) : messages.send(ready, context);
        return sending.handle((sent, thrown) -> {
            if (thrown == null) {
                Map<String, Object> result = new LinkedHashMap<>();
                result.put(OK, true);
                result.putAll(sent);
                context.journal().complete(step(index), result);
                return null;
            }
            if (!(StageFailure.cause(thrown) instanceof ExternalSystemException failure)) {
                throw StageFailure.again(thrown);
            }
            boolean mayLook = StageFailure.isOpen(failure) && !context.isRepeat();
            if (mayLook) {
                // The call is run once more by itself, as a repeat, which looks.
                throw failure;
            }
            context.journal().complete(step(index), failed(failure));
            return null;
        });
    }

    private static Map<String, Object> failed(ExternalSystemException failure) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(OK, false);
        result.put(ERROR, failure.getMessage());
        result.put(ERROR_CODE, failure.code().name());
        if (StageFailure.isOpen(failure)) {
            result.put(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
        }
        return result;
    }

    private static Map<String, Object> summary(int count, CallContext context) {
        List<Map<String, Object>> results = new ArrayList<>();
        Map<String, Object> completed = context.journal().completed();
        for (int index = 0; index < count; index++) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("index", index);
            ((Map<?, ?>) completed.get(step(index))).forEach((name, value) -> result.put(String.valueOf(name), value));
            results.add(result);
        }
        List<Map<String, Object>> failures = results.stream()
                .filter(result -> !Boolean.TRUE.equals(result.get(OK)))
                .toList();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sent", count - failures.size());
        summary.put("failed", failures.size());
        summary.put("results", results);
        if (failures.isEmpty()) {
            return summary;
        }
        Map<String, Object> first = failures.get(0);
        boolean isOpen = failures.stream().anyMatch(result -> result.containsKey(MetadataKeys.OUTCOME));
        throw new ExternalSystemException(
                        ErrorCode.valueOf(String.valueOf(first.get(ERROR_CODE))),
                        context.subject() + failures.size() + " of " + count + " messages were not sent, the first"
                                + " messages[" + first.get("index") + "]: "
                                + String.valueOf(first.get(ERROR)).replace(context.subject(), ""))
                .withPartialData(summary)
                .with(MetadataKeys.OUTCOME, isOpen ? MetadataKeys.OUTCOME_UNKNOWN : null);
    }
}
