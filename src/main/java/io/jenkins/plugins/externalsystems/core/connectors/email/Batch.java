package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.mail.compose.BatchReport;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
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
    private final BatchReport report;

    Batch(List<Outgoing> messages, MessageSender sender, CallSession session, CallContext context) {
        this.messages = messages;
        this.sender = sender;
        this.session = session;
        this.context = context;
        this.report = new BatchReport(context, messages.size());
    }

    CompletionStage<Map<String, Object>> run() {
        CompletionStage<Boolean> going = CompletableFuture.completedFuture(true);
        for (int index = 0; index < messages.size(); index++) {
            int at = index;
            going = going.thenCompose(isGoing -> isGoing ? send(at) : notTried(at));
        }
        return going.thenApply(done -> report.end());
    }

    /** @return whether the next one is worth a try */
    @SuppressWarnings("unchecked")
    private CompletionStage<Boolean> send(int index) {
        String step = "message " + (index + 1);
        Object sentBefore = context.journal().completed().get(step);
        if (sentBefore instanceof Map<?, ?> result) {
            report.sentBefore(index, (Map<String, Object>) result);
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
                Messages.warnOfRefused(sent, context);
                context.journal().complete(step, report.sent(index, sent.toMap()));
                return true;
            }
            Throwable cause = StageFailure.cause(thrown);
            if (cause instanceof ExternalSystemException failure) {
                return report.failed(index, id(index), failure);
            }
            throw StageFailure.again(cause);
        });
    }

    private CompletionStage<Boolean> notTried(int index) {
        report.notTried(index, id(index));
        return CompletableFuture.completedFuture(false);
    }

    private Map<String, Object> id(int index) {
        return Map.of("message_id", messages.get(index).message().id());
    }
}
