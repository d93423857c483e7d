package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.MissingValuesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The operations that send. */
final class Messages {
    static final String TEMPLATE = "template";
    static final String VARIABLES = "variables";
    static final String BATCH = "messages";
    static final int LARGEST_BATCH = 500;

    private static final String STEP = "message";

    private final MessageComposer composer;
    private final EmailTemplates templates;
    private final MessageSender sender;

    Messages(MessageComposer composer, EmailTemplates templates, MessageSender sender) {
        this.composer = composer;
        this.templates = templates;
        this.sender = sender;
    }

    CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        return one(
                composer.compose(arguments, MessageBody.written(arguments, context), context.idempotencyKey(), context),
                context);
    }

    CompletionStage<Map<String, Object>> sendTemplate(Arguments arguments, CallContext context) {
        return one(
                composer.compose(arguments, rendered(arguments, context), context.idempotencyKey(), context), context);
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

    private MessageBody rendered(Arguments arguments, CallContext context) {
        EmailTemplate template = templates.find(arguments.text(TEMPLATE), context);
        try {
            return template.render(
                    arguments.map(VARIABLES),
                    arguments.optionalText(MessageComposer.SUBJECT).orElse(null));
        } catch (MissingValuesException missing) {
            throw context.invalid(VARIABLES, "lacks what the template shows: " + String.join(", ", missing.names()));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(VARIABLES, "does not fit the template: " + wrong.getMessage());
        }
    }

    /** All messages are made before the first one is sent, so that a mistake in one sends none. */
    CompletionStage<Map<String, Object>> sendBatch(Arguments arguments, CallContext context) {
        List<Map<String, Object>> rows = arguments.maps(BATCH);
        if (rows.isEmpty() || rows.size() > LARGEST_BATCH) {
            throw context.invalid(BATCH, "has " + rows.size() + " messages; one call sends 1 to " + LARGEST_BATCH);
        }
        List<Arguments> read = ArgumentRows.read(context, BATCH, rows, EmailOperations.either());
        CompletionStage<List<Outgoing>> composed = CompletableFuture.completedFuture(new ArrayList<>());
        for (int index = 0; index < read.size(); index++) {
            int at = index;
            composed =
                    composed.thenCompose(list -> row(read.get(at), at, context).thenApply(outgoing -> {
                        list.add(outgoing);
                        return list;
                    }));
        }
        CallSession session = sender.session();
        return composed.thenCompose(list -> new Batch(list, sender, session, context).run())
                .whenComplete((done, thrown) -> session.close());
    }

    private CompletionStage<Outgoing> row(Arguments arguments, int index, CallContext context) {
        String key = context.idempotencyKey() + "/" + index;
        return BatchRow.named(BATCH + "[" + index + "]", () -> {
            MessageBody body =
                    arguments.has(TEMPLATE) ? rendered(arguments, context) : MessageBody.written(arguments, context);
            return composer.compose(arguments, body, key, context);
        });
    }
}
