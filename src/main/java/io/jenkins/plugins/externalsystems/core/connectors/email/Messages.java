package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.mail.compose.MessageReader;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The operations that send. */
final class Messages {
    static final int LARGEST_BATCH = 500;

    private static final String STEP = "message";

    private final MessageReader reader;
    private final MessageSender sender;

    Messages(MessageReader reader, MessageSender sender) {
        this.reader = reader;
        this.sender = sender;
    }

    CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        return one(reader.written(arguments, context), context);
    }

    CompletionStage<Map<String, Object>> sendTemplate(Arguments arguments, CallContext context) {
        return one(reader.templated(arguments, context), context);
    }

    private CompletionStage<Map<String, Object>> one(CompletionStage<Outgoing> composed, CallContext context) {
        CallSession session = sender.session();
        return composed.thenCompose(outgoing -> sender.send(outgoing, session, STEP, context))
                .thenApply(sent -> {
                    warnOfRefused(sent, context);
                    return sent.toMap();
                })
                .whenComplete((sent, thrown) -> session.close());
    }

    static void warnOfRefused(Sent sent, CallContext context) {
        sent.refused()
                .forEach(recipient ->
                        context.trace().warn("the server refused " + recipient.address() + ": " + recipient.reply()));
    }

    /** All messages are made before the first one is sent, so that a mistake in one sends none. */
    CompletionStage<Map<String, Object>> sendBatch(Arguments arguments, CallContext context) {
        CallSession session = sender.session();
        return reader.batch(arguments, context)
                .thenCompose(list -> new Batch(list, sender, session, context).run())
                .whenComplete((done, thrown) -> session.close());
    }
}
