package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The operations that send one message. */
final class Messages {
    private final CardComposer composer;
    private final MentionLookup people;
    private final Senders senders;

    Messages(CardComposer composer, MentionLookup people, Senders senders) {
        this.composer = composer;
        this.people = people;
        this.senders = senders;
    }

    /** What a message is made of. */
    interface Content {
        ComposedMessage compose(Arguments arguments, Envelope envelope, CallContext context);
    }

    /** A message that is ready, and where it goes. @param mark by which it may be found */
    record Ready(ComposedMessage message, Sender sender, String mark) {}

    CompletionStage<Map<String, Object>> message(Arguments arguments, CallContext context) {
        return send(arguments, composer::message, context);
    }

    CompletionStage<Map<String, Object>> card(Arguments arguments, CallContext context) {
        return send(arguments, composer::card, context);
    }

    CompletionStage<Map<String, Object>> template(Arguments arguments, CallContext context) {
        return send(arguments, composer::template, context);
    }

    private CompletionStage<Map<String, Object>> send(Arguments arguments, Content content, CallContext context) {
        return ready(arguments, content, context.idempotencyKey(), context)
                .thenCompose(ready -> context.isRepeat() ? sendUnlessSent(ready, context) : send(ready, context));
    }

    /**
     * Makes a message ready; nothing is sent.
     *
     * @param key the same for each try to send it
     */
    CompletionStage<Ready> ready(Arguments arguments, Content content, String key, CallContext context) {
        Sender sender = senders.choose(arguments, context);
        String mark = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return people.mentions(arguments, sender.needsObjectIds(), context).thenApply(mentions -> {
            ComposedMessage message = content.compose(arguments, sender.envelope(mentions, mark), context);
            return new Ready(message, sender, mark);
        });
    }

    /** What a row of a batch says. */
    Content contentOf(Arguments row) {
        if (row.has("card")) {
            return composer::card;
        }
        return row.has("template") ? composer::template : composer::message;
    }

    CompletionStage<Map<String, Object>> send(Ready ready, CallContext context) {
        return ready.sender().send(ready.message().payload(), context).thenApply(sent -> told(sent, ready));
    }

    CompletionStage<Map<String, Object>> sendUnlessSent(Ready ready, CallContext context) {
        return ready.sender()
                .find(ready.mark(), context)
                .thenCompose((Optional<Map<String, Object>> found) -> found.isPresent()
                        ? CompletableFuture.completedFuture(told(found.get(), ready))
                        : send(ready, context));
    }

    private static Map<String, Object> told(Map<String, Object> sent, Ready ready) {
        Map<String, Object> told = new LinkedHashMap<>(sent);
        told.put("text_cut", ready.message().textCut());
        return told;
    }
}
