package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Makes channels and invites people. Needs the scopes {@code channels:manage} for public channels and {@code groups:write}
 * for private ones.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.create">conversations.create</a>
 * @see <a href="https://docs.slack.dev/reference/methods/conversations.invite">conversations.invite</a>
 */
final class Conversations {
    /** Letters of scripts without capitals are allowed too. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]+");

    private static final int LONGEST_NAME = 80;
    private static final int MOST_INVITED = 100;
    private static final Set<String> THERE_ALREADY = Set.of("already_in_channel", "cant_invite_self");

    private final SlackApi api;
    private final Channels channels;
    private final OwnChannels ownChannels;
    private final MessageTargets targets;
    private final Users users;

    Conversations(SlackApi api, Channels channels, OwnChannels ownChannels, MessageTargets targets, Users users) {
        this.api = api;
        this.channels = channels;
        this.ownChannels = ownChannels;
        this.targets = targets;
        this.users = users;
    }

    /**
     * Makes a channel, with the bot in it. A repeat takes a channel of that name that the bot is in as the one that the
     * earlier try made.
     *
     * @return {@code id}, {@code name}
     */
    CompletionStage<Map<String, Object>> create(Arguments arguments, CallContext context) {
        String name = name(arguments, context);
        if (!context.isRepeat()) {
            return create(name, arguments.bool("is_private"), context);
        }
        return ownChannels.find("#" + name, TokenScopes.unknown(), context).thenCompose(search -> switch (search) {
            case FOUND -> CompletableFuture.completedFuture(made(name, channels.id(name)));
            case ABSENT -> create(name, arguments.bool("is_private"), context);
            default ->
                throw Refusals.unknown(
                        context, ErrorCode.PERMISSION_ERROR, "not all of the bot's channels could be looked at");
        });
    }

    private CompletionStage<Map<String, Object>> create(String name, boolean isPrivate, CallContext context) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("name", name);
        payload.put("is_private", isPrivate);
        return api.call(context, SlackMethod.CREATE_CONVERSATION, payload, "#" + name)
                .thenApply(answer -> {
                    channels.remember(name, Json.text(answer.body(), "channel", "id"));
                    return made(name, Optional.of(Json.text(answer.body(), "channel", "id")));
                });
    }

    private static Map<String, Object> made(String name, Optional<String> id) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id.orElse(""));
        data.put("name", name);
        return data;
    }

    private static String name(Arguments arguments, CallContext context) {
        String given = arguments.text("name").strip();
        String name = given.startsWith("#") ? given.substring(1) : given;
        String rule = "; a channel's name has small letters, digits, hyphens and underscores, 80 at most";
        boolean isName = NAME.matcher(name).matches()
                && name.codePoints().noneMatch(Character::isUpperCase)
                && name.codePoints().anyMatch(Character::isLetterOrDigit);
        if (!isName) {
            throw context.invalid("name", "is '" + given + "'" + rule);
        }
        if (name.length() > LONGEST_NAME) {
            throw context.invalid("name", "has " + name.length() + " characters" + rule);
        }
        return name;
    }

    /**
     * Invites people one by one, so that it is told for whom it worked; who is there already is fine.
     *
     * @return {@code channel}, {@code invited} and {@code already_members}: ids; of a failed call the same as partial data
     */
    CompletionStage<Map<String, Object>> invite(Arguments arguments, CallContext context) {
        Set<String> asked = new LinkedHashSet<>(arguments.texts("users"));
        if (asked.isEmpty() || asked.size() > MOST_INVITED) {
            throw context.invalid("users", "names " + asked.size() + " people; it must be 1 to " + MOST_INVITED);
        }
        return targets.channelId(arguments, context)
                .thenCompose(channel -> ids(asked, context)
                        .thenCompose(ids -> new Invitation(channel, Channels.shown(targets.channel(arguments, context)))
                                .all(ids, context)));
    }

    /** Everybody is looked up before the first one is invited. */
    private CompletionStage<List<String>> ids(Set<String> asked, CallContext context) {
        List<String> ids = new ArrayList<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (String one : asked) {
            before =
                    before.thenCompose(ready -> users.id(one, "users", context)).thenAccept(ids::add);
        }
        return before.thenApply(ready -> ids);
    }

    /** One call's invitations. */
    private final class Invitation {
        private final String channel;
        private final String shown;
        private final List<String> invited = new ArrayList<>();
        private final List<String> alreadyMembers = new ArrayList<>();

        Invitation(String channel, String shown) {
            this.channel = channel;
            this.shown = shown;
        }

        CompletionStage<Map<String, Object>> all(List<String> ids, CallContext context) {
            CompletionStage<?> before = CompletableFuture.completedFuture(null);
            for (String id : ids) {
                before = before.thenCompose(ready -> one(id, context));
            }
            return before.thenApply(ready -> reached());
        }

        private CompletionStage<?> one(String user, CallContext context) {
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("channel", channel);
            payload.put("users", user);
            return api.call(context, SlackMethod.INVITE, payload, shown).handle((answer, thrown) -> {
                if (thrown == null) {
                    invited.add(user);
                } else if (THERE_ALREADY.contains(Failures.word(thrown))) {
                    alreadyMembers.add(user);
                } else if (StageFailure.cause(thrown) instanceof ExternalSystemException failure) {
                    throw failure.withMessage(failure.getMessage() + " It was the invitation of " + user + ".")
                            .withPartialData(reached());
                } else {
                    throw StageFailure.again(thrown);
                }
                return null;
            });
        }

        private Map<String, Object> reached() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("channel", channel);
            data.put("invited", List.copyOf(invited));
            data.put("already_members", List.copyOf(alreadyMembers));
            return data;
        }
    }
}
