package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the Web API's methods do in a fake workspace. */
final class FakeMethods {
    private static final int MOST_A_PAGE = 1_000;
    private static final Set<String> KNOWN = Set.of(
            "auth.test", "chat.postMessage", "chat.update", "chat.delete", "conversations.info", "users.conversations");

    private final FakeWorkspace workspace;
    private final String teamId;
    private final String botUserId;
    private final String botId;

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
            case "conversations.info" -> conversationInfo(arguments, scopes);
            case "users.conversations" -> ownConversations(arguments, scopes);
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** Whether the fake has the method. */
    static boolean knows(String method) {
        return KNOWN.contains(method);
    }

    /** Whether the method takes JSON bodies; many reads do not. */
    static boolean takesJson(String method) {
        return method.startsWith("chat.") || method.equals("auth.test");
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

    private Map<String, Object> conversationInfo(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("channel").requiring("channel").check(arguments);
        FakeChannel channel = byId(arguments);
        require(channel.isPrivate() ? "groups:read" : "channels:read", scopes);
        Map<String, Object> info = describe(channel);
        info.put("is_member", channel.hasBot());
        Map<String, Object> answer = ok();
        answer.put("channel", info);
        return answer;
    }

    private Map<String, Object> ownConversations(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("types", "exclude_archived", "limit", "cursor").check(arguments);
        Set<String> types = Set.of(String.valueOf(arguments.getOrDefault("types", "public_channel"))
                .split(","));
        if (!Set.of("public_channel", "private_channel").containsAll(types)) {
            throw new FakeError("invalid_types");
        }
        if (types.contains("public_channel")) {
            require("channels:read", scopes);
        }
        if (types.contains("private_channel")) {
            require("groups:read", scopes);
        }
        int limit = Integer.parseInt(String.valueOf(arguments.getOrDefault("limit", "100")));
        if (limit < 1 || limit > MOST_A_PAGE) {
            throw new FakeError("invalid_limit");
        }
        List<FakeChannel> visible = workspace.channels().stream()
                .filter(FakeChannel::hasBot)
                .filter(channel -> types.contains(channel.isPrivate() ? "private_channel" : "public_channel"))
                .filter(channel -> !("true".equals(arguments.get("exclude_archived")) && channel.isArchived()))
                .toList();
        int from = Integer.parseInt(String.valueOf(arguments.getOrDefault("cursor", "0")));
        int to = Math.min(visible.size(), from + limit);
        Map<String, Object> answer = ok();
        answer.put(
                "channels",
                visible.subList(from, to).stream().map(FakeMethods::describe).toList());
        answer.put("response_metadata", Map.of("next_cursor", to < visible.size() ? String.valueOf(to) : ""));
        return answer;
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

    private static void require(String scope, Set<String> scopes) throws FakeError {
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

    private static Map<String, Object> describe(FakeChannel channel) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", channel.id());
        map.put("name", channel.name());
        map.put("is_archived", channel.isArchived());
        map.put("is_private", channel.isPrivate());
        return map;
    }

    private static Map<String, Object> ok() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        return answer;
    }
}
