package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Whether the bot can post to a channel, found out by reading: an id is looked up ({@code conversations.info}); a name is
 * looked for among the channels that the bot itself is in ({@code users.conversations}), never among all of the
 * workspace. Both need the scope {@code channels:read} for public channels and {@code groups:read} for private ones,
 * which posting does not need: where they are missing the check says so and passes.
 */
final class ChannelCheck {
    private static final String NAME = "default channel";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    private final SlackApi api;
    private final Channels channels;
    private final InstantSource clock;
    private final TokenScopes scopes;

    /** @param scopes of the token */
    ChannelCheck(SlackApi api, Channels channels, InstantSource clock, TokenScopes scopes) {
        this.api = api;
        this.channels = channels;
        this.clock = clock;
        this.scopes = scopes;
    }

    CompletionStage<Check> run(String channel, CallContext context) {
        String shown = Channels.shown(channel);
        CompletionStage<Check> check = Channels.isId(channel) ? byId(channel, context) : byName(shown, "", 1, context);
        return check.handle((done, thrown) -> thrown == null ? done : failed(shown, thrown));
    }

    private CompletionStage<Check> byId(String id, CallContext context) {
        if (id.startsWith("U") || id.startsWith("W") || id.startsWith("D")) {
            return CompletableFuture.completedFuture(unknown(id, "direct messages are not checked"));
        }
        return api.call(context, SlackMethod.CONVERSATION_INFO, Map.of("channel", id), new SlackErrors(clock, id))
                .thenApply(answer -> {
                    JsonNode channel = answer.body().path("channel");
                    if (channel.path("is_archived").asBoolean()) {
                        return new Check(NAME, false, "Channel " + id + " is archived; use another one or restore it.");
                    }
                    boolean isPublic = !channel.path("is_private").asBoolean();
                    return channel.path("is_member").asBoolean() ? member(id) : notMember(id, isPublic);
                });
    }

    private CompletionStage<Check> byName(String name, String cursor, int page, CallContext context) {
        List<String> types = visibleTypes();
        if (types.isEmpty()) {
            return CompletableFuture.completedFuture(unknown(name, "the token lacks channels:read and groups:read"));
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("types", String.join(",", types));
        arguments.put("exclude_archived", true);
        arguments.put("limit", PAGE);
        if (!cursor.isEmpty()) {
            arguments.put("cursor", cursor);
        }
        return api.call(context, SlackMethod.OWN_CONVERSATIONS, arguments, new SlackErrors(clock, name))
                .thenCompose(answer -> {
                    Optional<JsonNode> found = find(name, answer.body());
                    if (found.isPresent()) {
                        channels.remember(name, Json.text(found.get(), "id"));
                        return CompletableFuture.completedFuture(member(name));
                    }
                    String next = Json.text(answer.body(), "response_metadata", "next_cursor");
                    if (next.isEmpty()) {
                        boolean sawAll = types.size() == 2;
                        return CompletableFuture.completedFuture(
                                sawAll
                                        ? notMember(name, true)
                                        : unknown(
                                                name,
                                                "it is not among the channels of the bot"
                                                        + " that its scopes (channels:read, groups:read) let it see"));
                    }
                    if (page == MOST_PAGES) {
                        return CompletableFuture.completedFuture(
                                unknown(name, "the bot is in more than " + PAGE * MOST_PAGES + " channels"));
                    }
                    return byName(name, next, page + 1, context);
                });
    }

    private static Optional<JsonNode> find(String name, JsonNode body) {
        return Json.elements(body.path("channels")).stream()
                .filter(channel -> name.equals("#" + Json.text(channel, "name")))
                .findFirst();
    }

    private List<String> visibleTypes() {
        List<String> types = new ArrayList<>();
        if (scopes.mayInclude("channels:read")) {
            types.add("public_channel");
        }
        if (scopes.mayInclude("groups:read")) {
            types.add("private_channel");
        }
        return types;
    }

    private Check notMember(String channel, boolean mayBePublic) {
        if (mayBePublic && scopes.include("chat:write.public")) {
            return new Check(
                    NAME,
                    true,
                    "The bot is not in " + channel + "; with chat:write.public it can post if that is public.");
        }
        return new Check(
                NAME,
                false,
                "The bot is not in " + channel + "; invite it there with /invite @<the bot's name>, or set"
                        + " 'default_channel' to a channel that it is in.");
    }

    private static Check member(String channel) {
        return new Check(NAME, true, "The bot is in " + channel + ".");
    }

    private static Check unknown(String channel, String why) {
        return new Check(NAME, true, "Whether the bot can post to " + channel + " was not checked: " + why + ".");
    }

    /** Missing rights to look are no failure; the rest is. */
    private static Check failed(String channel, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ExternalSystemException failure) {
            Object word = failure.metadata().get(MetadataKeys.VENDOR_ERROR);
            if ("missing_scope".equals(word) || "invalid_types".equals(word)) {
                return unknown(channel, "the token lacks channels:read or groups:read");
            }
            if ("channel_not_found".equals(word)) {
                return new Check(
                        NAME,
                        false,
                        "Channel " + channel + " does not exist, or is private and the bot is not in it; set"
                                + " 'default_channel' or invite the bot.");
            }
        }
        throw thrown instanceof RuntimeException unchecked ? unchecked : new CompletionException(thrown);
    }
}
