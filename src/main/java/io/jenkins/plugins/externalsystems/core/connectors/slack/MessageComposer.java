package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.template.NotificationTemplates;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a call's arguments into a message as Slack takes it. No I/O. */
final class MessageComposer {
    private final SlackSettings settings;

    MessageComposer(SlackSettings settings) {
        this.settings = settings;
    }

    /**
     * A new message.
     *
     * @param mentions whom it alerts
     * @throws ExternalSystemException VALIDATION_ERROR for an empty message, too many blocks, wrong mentions
     */
    ComposedMessage message(Arguments arguments, List<String> mentions, CallContext context) {
        Map<String, Object> payload = new LinkedHashMap<>();
        boolean cut = putContent(payload, arguments, mentions, context);
        payload.values().removeIf(List.of()::equals);
        requireContent(payload, context);
        if (format(arguments) == MessageFormat.PLAIN) {
            payload.put("mrkdwn", false);
        }
        for (String flag : List.of("reply_broadcast", "unfurl_links", "unfurl_media")) {
            if (arguments.has(flag)) {
                payload.put(flag, arguments.bool(flag));
            }
        }
        putSender(payload);
        return new ComposedMessage(payload, cut);
    }

    /**
     * New content for a message. An empty list of blocks or attachments takes them away; what is not given stays.
     *
     * @throws ExternalSystemException as {@link #message}
     */
    ComposedMessage change(Arguments arguments, List<String> mentions, CallContext context) {
        Map<String, Object> payload = new LinkedHashMap<>();
        boolean cut = putContent(payload, arguments, mentions, context);
        requireContent(payload, context);
        // chat.update would else treat the text as a client does, unlike chat.postMessage, whose default is none.
        payload.put("parse", "none");
        return new ComposedMessage(payload, cut);
    }

    /**
     * A message that one user sees; it has no sender of its own kind and no previews.
     *
     * @throws ExternalSystemException as {@link #message}
     */
    ComposedMessage ephemeral(Arguments arguments, CallContext context) {
        Map<String, Object> payload = new LinkedHashMap<>();
        boolean cut = putContent(payload, arguments, arguments.texts("mentions"), context);
        payload.values().removeIf(List.of()::equals);
        requireContent(payload, context);
        putSender(payload);
        return new ComposedMessage(payload, cut);
    }

    /**
     * An alert: a coloured attachment with title, message and fields.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for wrong mentions
     */
    ComposedMessage alert(Arguments arguments, List<String> mentions, CallContext context) {
        return alert(Alert.of(arguments), mentions, context);
    }

    /**
     * An alert that a template makes of data.
     *
     * @throws ExternalSystemException VALIDATION_ERROR as {@link Alert#of(NotificationTemplates, Arguments, CallContext)},
     *     and for wrong mentions
     */
    ComposedMessage notification(Arguments arguments, List<String> mentions, CallContext context) {
        return alert(Alert.of(settings.templates(), arguments, context), mentions, context);
    }

    private ComposedMessage alert(Alert alert, List<String> mentions, CallContext context) {
        AlertAttachment attachment = AlertAttachment.of(alert, context);
        Map<String, Object> payload = new LinkedHashMap<>();
        String markup = Mentions.markup(mentions, context);
        if (!markup.isEmpty()) {
            payload.put("text", markup);
        }
        payload.put("attachments", List.of(attachment.content()));
        putSender(payload);
        return new ComposedMessage(payload, attachment.textCut());
    }

    private static boolean putContent(
            Map<String, Object> payload, Arguments arguments, List<String> mentioned, CallContext context) {
        String mentions = Mentions.markup(mentioned, context);
        List<Map<String, Object>> given = arguments.maps("blocks");
        BlockRules rules = new BlockRules(context);
        TruncatedText text = text(arguments, given.isEmpty() ? mentions : "", context);
        if (!text.text().isEmpty()) {
            payload.put("text", text.text());
        }
        if (arguments.has("blocks")) {
            List<Object> blocks = new ArrayList<>(rules.blocks("blocks", given));
            if (!given.isEmpty() && !mentions.isEmpty()) {
                // Beside blocks the text is not shown, so mentions need a block of their own.
                blocks.add(0, section(mentions));
                rules.requireAtMost("blocks", blocks, MessageLimits.BLOCKS);
            }
            payload.put("blocks", blocks);
        }
        if (arguments.has("attachments")) {
            payload.put("attachments", rules.attachments("attachments", arguments.maps("attachments")));
        }
        return text.isCut() || rules.isCut();
    }

    private static TruncatedText text(Arguments arguments, String mentions, CallContext context) {
        String markup = arguments
                .optionalText("text")
                .map(format(arguments)::toMarkup)
                .orElse("")
                .strip();
        String separator = mentions.isEmpty() || markup.isEmpty() ? "" : " ";
        return MessageLimits.cut(mentions + separator + markup, MessageLimits.TEXT, "text", context);
    }

    private static MessageFormat format(Arguments arguments) {
        return MessageFormat.of(arguments.text(MessageFormat.PARAMETER));
    }

    private static Map<String, Object> section(String markup) {
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", markup));
    }

    private static void requireContent(Map<String, Object> payload, CallContext context) {
        if (payload.isEmpty()) {
            throw context.invalid("text", "is empty; give text, blocks or attachments");
        }
    }

    private void putSender(Map<String, Object> payload) {
        payload.put("username", settings.username());
        payload.put("icon_emoji", settings.iconEmoji());
    }
}
