package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The same message to several people, to each as a direct message of the bot. Whom it cannot reach costs nobody else theirs.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage, a user's id as the channel</a>
 */
final class DirectMessages {
    private static final String FATE = "got no message";

    private final SlackApi api;
    private final MessageComposer composer;
    private final Channels channels;
    private final Users users;

    DirectMessages(SlackApi api, MessageComposer composer, Channels channels, Users users) {
        this.api = api;
        this.composer = composer;
        this.channels = channels;
        this.users = users;
    }

    /**
     * Sends to {@code users}; nobody to send to is no failure.
     *
     * @return {@code count} and {@code messages}: {@code user}, {@code id}, {@code channel}, {@code ts} of each; fails as the
     *     last of them if there is somebody to send to and nobody could be sent to
     */
    CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context) {
        ComposedMessage message = composer.message(arguments, List.of(), context);
        return users.found(arguments.texts("users"), FATE, context).thenCompose(ids -> {
            Sending sending = new Sending(message, context);
            CompletionStage<?> before = CompletableFuture.completedFuture(null);
            for (String id : ids) {
                before = before.thenCompose(done -> sending.to(id));
            }
            return before.thenApply(done -> sending.result());
        });
    }

    /** One call. */
    private final class Sending {
        private final ComposedMessage message;
        private final CallContext context;
        private final List<Map<String, Object>> sent = new ArrayList<>();
        private Throwable last;

        Sending(ComposedMessage message, CallContext context) {
            this.message = message;
            this.context = context;
        }

        CompletionStage<?> to(String user) {
            return api.call(
                            context,
                            SlackMethod.POST_MESSAGE,
                            message.with("channel", user),
                            user,
                            channels.limit(user))
                    .handle((answer, thrown) -> {
                        if (thrown == null) {
                            sent.add(row(user, answer));
                        } else if (isAboutThem(thrown)) {
                            last = thrown;
                            context.warn(user + " " + FATE + ": "
                                    + StageFailure.cause(thrown).getMessage());
                        } else {
                            throw StageFailure.again(thrown);
                        }
                        return sent;
                    });
        }

        private static boolean isAboutThem(Throwable thrown) {
            return StageFailure.is(
                    thrown,
                    ErrorCode.NOT_FOUND_ERROR,
                    ErrorCode.PERMISSION_ERROR,
                    ErrorCode.VALIDATION_ERROR,
                    ErrorCode.CLIENT_ERROR);
        }

        private static Map<String, Object> row(String user, SlackAnswer answer) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("user", user);
            MessageHandle.parse(Json.text(answer.body(), "channel") + "/" + Json.text(answer.body(), "ts"))
                    .ifPresent(handle -> row.putAll(handle.toMap()));
            return row;
        }

        Map<String, Object> result() {
            if (sent.isEmpty() && last != null) {
                throw StageFailure.again(last);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("count", sent.size());
            result.put("messages", sent);
            result.put("text_cut", message.textCut());
            return result;
        }
    }
}
