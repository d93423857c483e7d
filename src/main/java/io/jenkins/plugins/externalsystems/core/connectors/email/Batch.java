package io.jenkins.plugins.externalsystems.core.connectors.email;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Messages one after the other over one session. One that is refused does not keep the next from going; where the server
 * cannot be reached or does not take the login, the rest is not tried. The journal holds what is sent.
 */
final class Batch {
    private final List<Outgoing> messages;
    private final MessageSender sender;
    private final CallSession session;
    private final CallContext context;
    private final List<Map<String, Object>> results = new ArrayList<>();

    @CheckForNull
    private ExternalSystemException first;

    private int failed;
    private int unknown;

    Batch(List<Outgoing> messages, MessageSender sender, CallSession session, CallContext context) {
        this.messages = messages;
        this.sender = sender;
        this.session = session;
        this.context = context;
    }

    CompletionStage<Map<String, Object>> run() {
        CompletionStage<Boolean> going = CompletableFuture.completedFuture(true);
        for (int index = 0; index < messages.size(); index++) {
            int at = index;
            going = going.thenCompose(isGoing -> isGoing ? send(at) : notTried(at));
        }
        return going.thenApply(done -> end());
    }

    /** @return whether the next one is worth a try */
    @SuppressWarnings("unchecked")
    private CompletionStage<Boolean> send(int index) {
        String step = "message " + (index + 1);
        Object sentBefore = context.journal().completed().get(step);
        if (sentBefore instanceof Map<?, ?> result) {
            results.add((Map<String, Object>) result);
            return CompletableFuture.completedFuture(true);
        }
        CompletionStage<Sent> sending;
        try {
            sending = sender.send(messages.get(index), session, step, context);
        } catch (ExternalSystemException open) {
            sending = CompletableFuture.failedFuture(open);
        }
        return sending.handle((sent, thrown) -> {
            if (thrown == null) {
                Map<String, Object> result = result(index, true);
                result.putAll(sent.toMap());
                Messages.warnOfRefused(sent, context);
                context.journal().complete(step, result);
                results.add(result);
                return true;
            }
            Throwable cause = StageFailure.cause(thrown);
            if (cause instanceof ExternalSystemException failure) {
                return record(index, failure);
            }
            throw StageFailure.again(cause);
        });
    }

    private boolean record(int index, ExternalSystemException failure) {
        first = first == null ? failure : first;
        Map<String, Object> result = result(index, false);
        result.putAll(failure.partialData());
        result.put("error", failure.getMessage());
        result.put("error_code", failure.code().name());
        boolean isOpen = failure.isOutcomeUnknown();
        if (isOpen) {
            result.put(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
            unknown++;
        } else {
            failed++;
        }
        results.add(result);
        return switch (failure.code()) {
            case CONFIGURATION_ERROR, CONNECTION_ERROR, AUTHENTICATION_ERROR, RATE_LIMIT_ERROR -> isOpen;
            case TIMEOUT_ERROR -> isOpen;
            default -> true;
        };
    }

    private CompletionStage<Boolean> notTried(int index) {
        Map<String, Object> result = result(index, false);
        result.put("error", "not tried after the failure before");
        result.put(
                "error_code",
                first == null ? ErrorCode.EXCEPTION.name() : first.code().name());
        failed++;
        results.add(result);
        return CompletableFuture.completedFuture(false);
    }

    private Map<String, Object> result(int index, boolean isSent) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("index", index);
        result.put("ok", isSent);
        result.put("message_id", messages.get(index).message().id());
        return result;
    }

    private Map<String, Object> end() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sent", messages.size() - failed - unknown);
        data.put("failed", failed);
        data.put("unknown", unknown);
        data.put("results", results);
        ExternalSystemException cause = first;
        if (cause == null) {
            return data;
        }
        ExternalSystemException failure = new ExternalSystemException(
                        cause.code(),
                        context.subject() + (failed + unknown) + " of " + messages.size()
                                + " messages were not surely sent; the first: "
                                + cause.getMessage().replace(context.subject(), ""),
                        cause)
                .withPartialData(data);
        throw unknown == 0 ? failure : failure.with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN);
    }
}
