package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Adds emoji to messages. Needs the scope {@code reactions:write}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/reactions.add">reactions.add</a>
 */
final class Reactions {
    private static final Pattern EMOJI = Pattern.compile("[\\p{L}\\p{M}\\p{N}_+'-]+(?:::skin-tone-[2-6])?");

    private final SlackApi api;
    private final MessageTargets targets;

    Reactions(SlackApi api, MessageTargets targets) {
        this.api = api;
        this.targets = targets;
    }

    /** @return the message, {@code emoji}, and {@code added}: false where the bot had reacted with it before */
    CompletionStage<Map<String, Object>> add(Arguments arguments, CallContext context) {
        String emoji = arguments.text("emoji").strip().replaceFirst("^:", "").replaceFirst(":$", "");
        if (!EMOJI.matcher(emoji).matches()) {
            throw context.invalid(
                    "emoji", "is '" + arguments.text("emoji") + "'; give an emoji's name, such as rocket");
        }
        return targets.message(arguments, context).thenCompose(message -> {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("channel", message.channel());
            payload.put("timestamp", message.ts());
            payload.put("name", emoji);
            return api.call(context, SlackMethod.ADD_REACTION, payload, message.channel())
                    .handle((answer, thrown) -> {
                        if (thrown != null && !Failures.word(thrown).equals("already_reacted")) {
                            throw StageFailure.again(thrown);
                        }
                        Map<String, Object> data = message.toMap();
                        data.put("emoji", emoji);
                        data.put("added", thrown == null);
                        return data;
                    });
        });
    }
}
