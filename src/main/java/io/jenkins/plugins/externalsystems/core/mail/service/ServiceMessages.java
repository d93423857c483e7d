package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.mail.compose.BatchReport;
import io.jenkins.plugins.externalsystems.core.mail.compose.MailParameters;
import io.jenkins.plugins.externalsystems.core.mail.compose.MessageReader;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The operations that send through a service. Where it knows no keys, the journal knows before a request goes out that it
 * may have: a repeat after a restart reads there that nobody can tell, and sends nothing.
 */
public final class ServiceMessages {
    private final MessageReader reader;
    private final MailService service;

    public ServiceMessages(MessageReader reader, MailService service) {
        this.reader = reader;
        this.service = service;
    }

    public CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        return one(reader.written(arguments, context), context);
    }

    public CompletionStage<Map<String, Object>> sendTemplate(Arguments arguments, CallContext context) {
        return one(reader.templated(arguments, context), context);
    }

    private CompletionStage<Map<String, Object>> one(CompletionStage<Outgoing> composed, CallContext context) {
        return composed.thenCompose(outgoing -> {
                    service.check(outgoing, context);
                    return request(List.of(outgoing), "message", context.idempotencyKey(), context);
                })
                .thenApply(deliveries -> {
                    ExternalSystemException failure = deliveries.get(0).failure();
                    if (failure != null) {
                        throw failure;
                    }
                    return deliveries.get(0).data();
                });
    }

    /** All messages are made and checked before the first one is sent, so that a mistake in one sends none. */
    public CompletionStage<Map<String, Object>> sendBatch(Arguments arguments, CallContext context) {
        return reader.batch(arguments, context).thenCompose(messages -> {
            for (int index = 0; index < messages.size(); index++) {
                try {
                    service.check(messages.get(index), context);
                } catch (ExternalSystemException refused) {
                    throw ArgumentRows.inRow(MailParameters.BATCH + "[" + index + "]", refused);
                }
            }
            return batch(messages, context);
        });
    }

    private CompletionStage<Map<String, Object>> batch(List<Outgoing> messages, CallContext context) {
        BatchReport report = new BatchReport(context, messages.size());
        CompletionStage<Boolean> going = CompletableFuture.completedFuture(true);
        for (List<Integer> places : service.requests(messages)) {
            going = going.thenCompose(isGoing -> {
                if (isGoing) {
                    return part(messages, places, report, context);
                }
                places.forEach(place -> report.notTried(place, Map.of()));
                return CompletableFuture.completedFuture(false);
            });
        }
        return going.thenApply(done -> report.end());
    }

    /** @return whether the next request is worth a try */
    @SuppressWarnings("unchecked")
    private CompletionStage<Boolean> part(
            List<Outgoing> messages, List<Integer> places, BatchReport report, CallContext context) {
        String step = "messages from " + (places.get(0) + 1);
        if (context.journal().completed().get(step) instanceof List<?> before) {
            List<Map<String, Object>> rows = (List<Map<String, Object>>) before;
            rows.forEach(row -> report.sentBefore(((Number) row.get("index")).intValue(), row));
            if (rows.size() == places.size()) {
                return CompletableFuture.completedFuture(true);
            }
        }
        List<Outgoing> together = places.stream().map(messages::get).toList();
        String key = context.idempotencyKey() + "/" + places.get(0);
        return request(together, step, key, context).handle((deliveries, thrown) -> {
            if (thrown == null) {
                return record(deliveries, places, step, report, context);
            }
            if (StageFailure.cause(thrown) instanceof ExternalSystemException failure) {
                boolean isGoing = true;
                for (int place : places) {
                    isGoing = report.failed(place, Map.of(), failure);
                }
                return isGoing;
            }
            throw StageFailure.again(thrown);
        });
    }

    private static boolean record(
            List<Delivery> deliveries, List<Integer> places, String step, BatchReport report, CallContext context) {
        boolean isGoing = true;
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Delivery delivery = deliveries.get(i);
            ExternalSystemException failure = delivery.failure();
            if (failure == null) {
                rows.add(report.sent(places.get(i), delivery.data()));
            } else {
                isGoing &= report.failed(places.get(i), Map.of(), failure);
            }
        }
        context.journal().complete(step, rows);
        return isGoing;
    }

    private CompletionStage<List<Delivery>> request(
            List<Outgoing> messages, String step, String key, CallContext context) {
        if (service.honoursKeys()) {
            return service.send(messages, key, context);
        }
        if (context.isRepeat() && Boolean.TRUE.equals(context.journal().noted(step))) {
            return CompletableFuture.failedFuture(new ExternalSystemException(
                            ErrorCode.TIMEOUT_ERROR,
                            context.subject()
                                    + "an earlier try may have handed the message over, and the service cannot tell; it"
                                    + " was not sent again.")
                    .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN));
        }
        context.journal().note(step, true);
        return service.send(messages, key, context).handle((deliveries, thrown) -> {
            if (thrown == null) {
                return deliveries;
            }
            boolean isOpen = !(StageFailure.cause(thrown) instanceof ExternalSystemException failure)
                    || failure.isOutcomeUnknown();
            if (!isOpen) {
                context.journal().note(step, false);
            }
            throw StageFailure.again(thrown);
        });
    }
}
