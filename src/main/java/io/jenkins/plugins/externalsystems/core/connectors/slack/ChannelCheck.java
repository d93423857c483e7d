package io.jenkins.plugins.externalsystems.core.connectors.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whether the bot can post to a channel, found out by reading: an id is looked up ({@code conversations.info}), a name is
 * looked for among the bot's own channels ({@link OwnChannels}). Both need scopes which posting does not need: where they
 * are missing the check says so and passes.
 */
final class ChannelCheck {
    private static final String NAME = "default channel";

    private final SlackApi api;
    private final OwnChannels ownChannels;
    private final TokenScopes scopes;

    /** @param scopes of the token */
    ChannelCheck(SlackApi api, OwnChannels ownChannels, TokenScopes scopes) {
        this.api = api;
        this.ownChannels = ownChannels;
        this.scopes = scopes;
    }

    CompletionStage<Check> run(String channel, CallContext context) {
        String shown = Channels.shown(channel);
        CompletionStage<Check> check = Channels.isId(channel) ? byId(channel, context) : byName(shown, context);
        return check.handle((done, thrown) -> thrown == null ? done : failed(shown, thrown));
    }

    private CompletionStage<Check> byId(String id, CallContext context) {
        if (Channels.isUser(id) || id.startsWith("D")) {
            return CompletableFuture.completedFuture(unknown(id, "direct messages are not checked"));
        }
        return api.call(context, SlackMethod.CONVERSATION_INFO, Map.of("channel", id), id)
                .thenApply(answer -> {
                    JsonNode channel = answer.body().path("channel");
                    if (channel.path("is_archived").asBoolean()) {
                        return new Check(NAME, false, "Channel " + id + " is archived; use another one or restore it.");
                    }
                    boolean isPublic = !channel.path("is_private").asBoolean();
                    return channel.path("is_member").asBoolean() ? member(id) : notMember(id, isPublic);
                });
    }

    private CompletionStage<Check> byName(String name, CallContext context) {
        return ownChannels.find(name, scopes, context).thenApply(search -> switch (search) {
            case FOUND -> member(name);
            case ABSENT -> notMember(name, true);
            case HIDDEN -> unknown(name, hiddenBecause());
            case TOO_MANY -> unknown(name, "the bot is in more than " + OwnChannels.MOST_CHANNELS + " channels");
        });
    }

    private String hiddenBecause() {
        boolean seesNone = !scopes.mayInclude("channels:read") && !scopes.mayInclude("groups:read");
        return seesNone
                ? "the token lacks channels:read and groups:read"
                : "it is not among the channels of the bot that its scopes (channels:read, groups:read) let it see";
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
        return switch (Failures.word(thrown)) {
            case "missing_scope" -> unknown(channel, "the token lacks channels:read or groups:read");
            case "channel_not_found" ->
                new Check(
                        NAME,
                        false,
                        "Channel " + channel + " does not exist, or is private and the bot is not in it; set"
                                + " 'default_channel' or invite the bot.");
            default -> throw StageFailure.again(thrown);
        };
    }
}
