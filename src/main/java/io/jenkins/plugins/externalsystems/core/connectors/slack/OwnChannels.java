package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds a channel's id by its name among the channels that the bot itself is in, never among all of the workspace. Needs
 * the scope {@code channels:read} for public channels and {@code groups:read} for private ones.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/users.conversations">users.conversations</a>
 */
final class OwnChannels {
    static final int MOST_CHANNELS = 2_000;
    private static final int PAGE = 200;

    private final SlackApi api;
    private final Channels channels;

    OwnChannels(SlackApi api, Channels channels) {
        this.api = api;
        this.channels = channels;
    }

    /**
     * The id that the Web API's methods take.
     *
     * @param channel a name or an id
     * @param parameter where it was given, for messages
     * @return fails with NOT_FOUND_ERROR for a channel that the bot is not in, with PERMISSION_ERROR where it may not look
     */
    CompletionStage<String> id(String channel, String parameter, CallContext context) {
        return channels.id(channel)
                .map(id -> (CompletionStage<String>) CompletableFuture.completedFuture(id))
                .orElseGet(() -> Channels.isUser(channel)
                        // What takes no direct message says so itself.
                        ? CompletableFuture.completedFuture(channel)
                        : find(Channels.shown(channel), TokenScopes.unknown(), context)
                                .thenApply(search -> idOrFailure(search, channel, parameter, context)));
    }

    private String idOrFailure(Search search, String channel, String parameter, CallContext context) {
        String shown = Channels.shown(channel);
        String start = context.subject() + "parameter '" + parameter + "' names " + shown + ", and ";
        return switch (search) {
            case FOUND -> channels.id(channel).orElseThrow();
            case ABSENT ->
                throw new ExternalSystemException(
                        ErrorCode.NOT_FOUND_ERROR,
                        start + "the bot is in no channel of that name; invite it there with /invite @<the bot's name>,"
                                + " or give the channel's id.");
            case HIDDEN ->
                throw new ExternalSystemException(
                        ErrorCode.PERMISSION_ERROR,
                        start + "the Slack app lacks channels:read or groups:read to find its id; add the scope and"
                                + " install the app again, or give the channel's id.");
            case TOO_MANY ->
                throw new ExternalSystemException(
                        ErrorCode.NOT_FOUND_ERROR,
                        start + "it is not among the first " + MOST_CHANNELS
                                + " channels of the bot; give the channel's id.");
        };
    }

    /**
     * Looks for a channel, and remembers what it sees on the way.
     *
     * @param name with {@code #}
     * @param scopes of the token, as far as they are known
     */
    CompletionStage<Search> find(String name, TokenScopes scopes, CallContext context) {
        List<String> types = new ArrayList<>();
        if (scopes.mayInclude("channels:read")) {
            types.add("public_channel");
        }
        if (scopes.mayInclude("groups:read")) {
            types.add("private_channel");
        }
        if (types.isEmpty()) {
            return CompletableFuture.completedFuture(Search.HIDDEN);
        }
        return page(name, types, "", 1, context)
                .handle((search, thrown) -> thrown == null
                        ? CompletableFuture.completedFuture(search)
                        : withLessScopes(name, types, thrown, context))
                .thenCompose(search -> search)
                .thenApply(search -> search == Search.ABSENT && types.size() < 2 ? Search.HIDDEN : search);
    }

    /** Slack refuses all kinds of channels where the token may see only some. */
    private CompletionStage<Search> withLessScopes(
            String name, List<String> types, Throwable thrown, CallContext context) {
        String word = Failures.word(thrown);
        if (!word.equals("missing_scope") && !word.equals("invalid_types")) {
            return CompletableFuture.failedFuture(thrown);
        }
        if (types.size() < 2) {
            return CompletableFuture.completedFuture(Search.HIDDEN);
        }
        return find(name, TokenScopes.of("channels:read"), context)
                .thenCompose(search -> search == Search.HIDDEN
                        ? find(name, TokenScopes.of("groups:read"), context)
                        : CompletableFuture.completedFuture(search));
    }

    private CompletionStage<Search> page(
            String name, List<String> types, String cursor, int page, CallContext context) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("types", String.join(",", types));
        arguments.put("exclude_archived", true);
        arguments.put("limit", PAGE);
        if (!cursor.isEmpty()) {
            arguments.put("cursor", cursor);
        }
        return api.call(context, SlackMethod.OWN_CONVERSATIONS, arguments, name).thenCompose(answer -> {
            boolean found = false;
            for (JsonNode channel : Json.elements(answer.body().path("channels"))) {
                String seen = "#" + Json.text(channel, "name");
                channels.remember(seen, Json.text(channel, "id"));
                found |= seen.equals(name);
            }
            String next = answer.nextCursor();
            if (found) {
                return CompletableFuture.completedFuture(Search.FOUND);
            }
            if (next.isEmpty()) {
                return CompletableFuture.completedFuture(Search.ABSENT);
            }
            return page * PAGE >= MOST_CHANNELS
                    ? CompletableFuture.completedFuture(Search.TOO_MANY)
                    : page(name, types, next, page + 1, context);
        });
    }

    /** How a search ended. */
    enum Search {
        FOUND,
        /** The bot is in no channel of that name. */
        ABSENT,
        /** Not among those that the token may see. */
        HIDDEN,
        /** The bot is in more channels than are looked through. */
        TOO_MANY
    }
}
