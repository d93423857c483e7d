package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.template.MissingValuesException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The messages that calls of a connection stand for. Each stage fails with VALIDATION_ERROR naming the parameter, and nothing
 * is sent here.
 */
public final class MessageReader {
    private final MessageComposer composer;
    private final EmailTemplates templates;
    private final int largestBatch;
    private final List<Parameter> own;

    /**
     * @param connection id, which conversations of several connections are told apart by
     * @param largestBatch messages that one call takes
     * @param own parameters of each message that only this connector has
     */
    public MessageReader(
            MailRules rules,
            EmailTemplates templates,
            String connection,
            InstantSource clock,
            int largestBatch,
            List<Parameter> own) {
        this.composer = new MessageComposer(rules, connection, clock);
        this.templates = templates;
        this.largestBatch = largestBatch;
        this.own = List.copyOf(own);
    }

    /** A message that is given as it is. @param arguments as {@link MailParameters#written} declares them */
    public CompletionStage<Outgoing> written(Arguments arguments, CallContext context) {
        return composer.compose(arguments, MessageBody.written(arguments, context), context.idempotencyKey(), context);
    }

    /** A message that a template makes. @param arguments as {@link MailParameters#templated} declares them */
    public CompletionStage<Outgoing> templated(Arguments arguments, CallContext context) {
        return composer.compose(arguments, rendered(arguments, context), context.idempotencyKey(), context);
    }

    private MessageBody rendered(Arguments arguments, CallContext context) {
        EmailTemplate template = templates.find(arguments.text(MailParameters.TEMPLATE), context);
        try {
            return template.render(
                    arguments.map(MailParameters.VARIABLES),
                    arguments.optionalText(MailParameters.SUBJECT).orElse(null));
        } catch (MissingValuesException missing) {
            throw context.invalid(
                    MailParameters.VARIABLES, "lacks what the template shows: " + String.join(", ", missing.names()));
        } catch (IllegalArgumentException wrong) {
            throw context.invalid(MailParameters.VARIABLES, "does not fit the template: " + wrong.getMessage());
        }
    }

    /** All messages of a batch, so that a mistake in one sends none. */
    public CompletionStage<List<Outgoing>> batch(Arguments arguments, CallContext context) {
        List<Map<String, Object>> rows = arguments.maps(MailParameters.BATCH);
        if (rows.isEmpty() || rows.size() > largestBatch) {
            throw context.invalid(
                    MailParameters.BATCH, "has " + rows.size() + " messages; one call sends 1 to " + largestBatch);
        }
        List<Arguments> read = ArgumentRows.read(context, MailParameters.BATCH, rows, MailParameters.either(own));
        CompletionStage<List<Outgoing>> composed = CompletableFuture.completedFuture(new ArrayList<>());
        for (int index = 0; index < read.size(); index++) {
            int at = index;
            composed =
                    composed.thenCompose(list -> row(read.get(at), at, context).thenApply(outgoing -> {
                        list.add(outgoing);
                        return list;
                    }));
        }
        return composed;
    }

    private CompletionStage<Outgoing> row(Arguments arguments, int index, CallContext context) {
        String key = context.idempotencyKey() + "/" + index;
        return BatchRow.named(MailParameters.BATCH + "[" + index + "]", () -> {
            MessageBody body = arguments.has(MailParameters.TEMPLATE)
                    ? rendered(arguments, context)
                    : MessageBody.written(arguments, context);
            return composer.compose(arguments, body, key, context);
        });
    }
}
