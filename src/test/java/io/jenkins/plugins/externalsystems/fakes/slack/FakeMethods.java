package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the methods about messages do in a fake workspace. */
final class FakeMethods {
    private static final int MOST_REACTIONS = 23;
    private final FakeWorkspace workspace;
    private final String teamId;
    private final String botUserId;
    private final String botId;
    private final List<Map<String, Object>> ephemeral = new CopyOnWriteArrayList<>();
    private volatile boolean metadataRefused;

    FakeMethods(FakeWorkspace workspace) {
        this.workspace = workspace;
        this.teamId = workspace.newId("T");
        this.botUserId = workspace.newId("U");
        this.botId = workspace.newId("B");
    }

    /** @param scopes of the token */
    Map<String, Object> call(String method, Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        return switch (method) {
            case "auth.test" -> authTest(arguments);
            case "chat.postMessage" -> postMessage(arguments, scopes);
            case "chat.update" -> update(arguments, scopes);
            case "chat.delete" -> delete(arguments, scopes);
            case "chat.postEphemeral" -> postEphemeral(arguments, scopes);
            case "reactions.add" -> react(arguments, scopes);
            default -> throw new FakeError("unknown_method");
        };
    }

    /** Slack takes no message metadata from this token. */
    void refuseMetadata() {
        metadataRefused = true;
    }

    /** What only one person sees: the message's arguments. */
    List<Map<String, Object>> ephemeral() {
        return List.copyOf(ephemeral);
    }

    private Map<String, Object> authTest(Map<String, Object> arguments) throws FakeError {
        ArgumentRules.texts().check(arguments);
        Map<String, Object> answer = ok();
        answer.put("url", "https://fake.slack.example/");
        answer.put("team", "Fake Workspace");
        answer.put("user", "testing_bot");
        answer.put("team_id", teamId);
        answer.put("user_id", botUserId);
        answer.put("bot_id", botId);
        return answer;
    }

    private Map<String, Object> postMessage(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        require("chat:write", scopes);
        ArgumentRules.newMessage().check(arguments);
        FakeChannel channel = workspace
                .channel((String) arguments.get("channel"))
                .filter(found -> found.hasBot() || !found.isPrivate())
                .orElseThrow(() -> new FakeError("channel_not_found"));
        if (channel.isArchived()) {
            throw new FakeError("is_archived");
        }
        if (!channel.hasBot() && !scopes.contains("chat:write.public")) {
            throw new FakeError("not_in_channel");
        }
        Map<String, Object> content = new LinkedHashMap<>(arguments);
        content.remove("channel");
        checkMetadata(content.get("metadata"));
        ContentRules.check(content);
        if (content.get("thread_ts") instanceof String thread
                && channel.find(thread).isEmpty()) {
            throw new FakeError("thread_not_found");
        }
        if (!scopes.contains("chat:write.customize")) {
            content.remove("username");
            content.remove("icon_emoji");
        }
        FakeMessage message = workspace.post(channel, content);
        return about(channel, message);
    }

    private Map<String, Object> update(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        require("chat:write", scopes);
        ArgumentRules.changedMessage().check(arguments);
        if (!Set.of("none", "full").contains(String.valueOf(arguments.getOrDefault("parse", "none")))) {
            throw new FakeError("invalid_arguments");
        }
        FakeChannel channel = byId(arguments);
        FakeMessage message = message(channel, arguments);
        Map<String, Object> change = new LinkedHashMap<>(arguments);
        change.keySet().removeAll(List.of("channel", "ts", "parse"));
        ContentRules.check(message.with(change).content());
        FakeMessage changed = workspace.change(channel, message, change);
        Map<String, Object> answer = about(channel, changed);
        answer.put("text", changed.text());
        return answer;
    }

    private Map<String, Object> delete(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        require("chat:write", scopes);
        ArgumentRules.texts("channel", "ts").requiring("channel", "ts").check(arguments);
        FakeChannel channel = byId(arguments);
        FakeMessage message = message(channel, arguments);
        workspace.delete(channel, message);
        Map<String, Object> answer = ok();
        answer.put("channel", channel.id());
        answer.put("ts", message.ts());
        return answer;
    }

    private void checkMetadata(Object metadata) throws FakeError {
        if (metadata == null) {
            return;
        }
        if (metadataRefused) {
            throw new FakeError("metadata_must_be_sent_from_app");
        }
        boolean isMetadata = metadata instanceof Map<?, ?> map
                && map.keySet().equals(Set.of("event_type", "event_payload"))
                && map.get("event_type") instanceof String type
                && type.matches("[a-z0-9_]{1,255}")
                && map.get("event_payload") instanceof Map<?, ?>;
        if (!isMetadata) {
            throw new FakeError("invalid_metadata_format");
        }
    }

    private Map<String, Object> postEphemeral(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        require("chat:write", scopes);
        ArgumentRules.ephemeralMessage().check(arguments);
        FakeChannel channel = workspace
                .channel((String) arguments.get("channel"))
                .filter(found -> found.hasBot() || !found.isPrivate())
                .orElseThrow(() -> new FakeError("channel_not_found"));
        if (channel.isArchived()) {
            throw new FakeError("is_archived");
        }
        if (!channel.hasBot()) {
            throw new FakeError("not_in_channel");
        }
        if (!channel.members().contains((String) arguments.get("user"))) {
            throw new FakeError("user_not_in_channel");
        }
        Map<String, Object> content = new LinkedHashMap<>(arguments);
        content.remove("channel");
        content.remove("user");
        ContentRules.check(content);
        ephemeral.add(arguments);
        Map<String, Object> answer = ok();
        answer.put("message_ts", workspace.newTs());
        return answer;
    }

    private Map<String, Object> react(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        require("reactions:write", scopes);
        ArgumentRules.texts("channel", "timestamp", "name")
                .requiring("channel", "timestamp", "name")
                .check(arguments);
        FakeChannel channel = byId(arguments);
        if (channel.isArchived()) {
            throw new FakeError("is_archived");
        }
        String ts = (String) arguments.get("timestamp");
        String emoji = (String) arguments.get("name");
        if (channel.find(ts).isEmpty()) {
            throw new FakeError("message_not_found");
        }
        if (!emoji.matches("[a-z0-9_+-]+(::skin-tone-[2-6])?")) {
            throw new FakeError("invalid_name");
        }
        if (!channel.react(ts, emoji)) {
            throw new FakeError("already_reacted");
        }
        if (channel.reactions(ts).size() > MOST_REACTIONS) {
            throw new FakeError("too_many_reactions");
        }
        return ok();
    }

    /** These methods take no name. */
    private FakeChannel byId(Map<String, Object> arguments) throws FakeError {
        return workspace
                .channelById((String) arguments.get("channel"))
                .filter(channel -> channel.hasBot() || !channel.isPrivate())
                .orElseThrow(() -> new FakeError("channel_not_found"));
    }

    private static FakeMessage message(FakeChannel channel, Map<String, Object> arguments) throws FakeError {
        return channel.find((String) arguments.get("ts")).orElseThrow(() -> new FakeError("message_not_found"));
    }

    static void require(String scope, Set<String> scopes) throws FakeError {
        if (!scopes.contains(scope)) {
            throw FakeError.missingScope(scope, String.join(",", scopes));
        }
    }

    private static Map<String, Object> about(FakeChannel channel, FakeMessage message) {
        Map<String, Object> answer = ok();
        answer.put("channel", channel.id());
        answer.put("ts", message.ts());
        answer.put("message", message.toMap());
        return answer;
    }

    static Map<String, Object> ok() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        return answer;
    }
}
