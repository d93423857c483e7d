package io.jenkins.plugins.externalsystems.fakes.slack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the methods about channels and people do in a fake workspace. */
final class FakeConversations {
    private static final int MOST_A_PAGE = 1_000;
    private static final int MOST_MESSAGES_A_PAGE = 999;
    private static final String TS = "\\d{1,12}\\.\\d{1,9}";

    private final FakeWorkspace workspace;

    FakeConversations(FakeWorkspace workspace) {
        this.workspace = workspace;
    }

    /** @param scopes of the token */
    Map<String, Object> call(String method, Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        return switch (method) {
            case "conversations.info" -> info(arguments, scopes);
            case "conversations.history" -> history(arguments, scopes);
            case "conversations.replies" -> replies(arguments, scopes);
            case "conversations.create" -> create(arguments, scopes);
            case "conversations.invite" -> invite(arguments, scopes);
            case "users.conversations" -> own(arguments, scopes);
            case "users.lookupByEmail" -> lookUp(arguments, scopes);
            default -> throw new FakeError("unknown_method");
        };
    }

    private Map<String, Object> info(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("channel").requiring("channel").check(arguments);
        FakeChannel channel = byId(arguments);
        FakeMethods.require(channel.isPrivate() ? "groups:read" : "channels:read", scopes);
        Map<String, Object> info = describe(channel);
        info.put("is_member", channel.hasBot());
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("channel", info);
        return answer;
    }

    private Map<String, Object> history(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("channel", "oldest", "latest", "inclusive", "limit", "cursor", "include_all_metadata")
                .requiring("channel")
                .check(arguments);
        FakeChannel channel = readable(arguments, scopes);
        List<FakeMessage> newestFirst = new ArrayList<>(channel.messages());
        newestFirst.removeIf(message -> message.content().containsKey("thread_ts")
                && !Boolean.TRUE.equals(message.content().get("reply_broadcast")));
        Collections.reverse(newestFirst);
        return page(newestFirst, arguments);
    }

    private Map<String, Object> replies(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("channel", "ts", "oldest", "latest", "inclusive", "limit", "cursor", "include_all_metadata")
                .requiring("channel", "ts")
                .check(arguments);
        FakeChannel channel = readable(arguments, scopes);
        String ts = (String) arguments.get("ts");
        if (channel.find(ts).isEmpty()) {
            throw new FakeError("thread_not_found");
        }
        List<FakeMessage> thread = channel.messages().stream()
                .filter(message ->
                        message.ts().equals(ts) || ts.equals(message.content().get("thread_ts")))
                .toList();
        return page(thread, arguments);
    }

    private FakeChannel readable(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        FakeChannel channel = byId(arguments);
        FakeMethods.require(channel.isPrivate() ? "groups:history" : "channels:history", scopes);
        if (!channel.hasBot()) {
            throw new FakeError("not_in_channel");
        }
        return channel;
    }

    private static Map<String, Object> page(List<FakeMessage> all, Map<String, Object> arguments) throws FakeError {
        String oldest = ts(arguments, "oldest", "0.0");
        String latest = ts(arguments, "latest", "999999999999.0");
        boolean inclusive = "true".equals(arguments.get("inclusive"));
        Predicate<FakeMessage> within = message -> {
            int after = compare(message.ts(), oldest);
            int before = compare(message.ts(), latest);
            return inclusive ? after >= 0 && before <= 0 : after > 0 && before < 0;
        };
        List<FakeMessage> visible = all.stream().filter(within).toList();
        int limit = number(arguments, "limit", "100", "invalid_limit");
        if (limit < 1 || limit > MOST_MESSAGES_A_PAGE) {
            throw new FakeError("invalid_limit");
        }
        int from = number(arguments, "cursor", "0", "invalid_cursor");
        if (from > visible.size()) {
            throw new FakeError("invalid_cursor");
        }
        int to = Math.min(visible.size(), from + limit);
        boolean withMetadata = "true".equals(arguments.get("include_all_metadata"));
        Map<String, Object> answer = FakeMethods.ok();
        answer.put(
                "messages",
                visible.subList(from, to).stream()
                        .map(message -> {
                            Map<String, Object> shown = message.toMap();
                            if (!withMetadata) {
                                shown.remove("metadata");
                            }
                            return shown;
                        })
                        .toList());
        answer.put("has_more", to < visible.size());
        if (to < visible.size()) {
            answer.put("response_metadata", Map.of("next_cursor", String.valueOf(to)));
        }
        return answer;
    }

    private static String ts(Map<String, Object> arguments, String name, String otherwise) throws FakeError {
        String ts = String.valueOf(arguments.getOrDefault(name, otherwise));
        if (!ts.matches(TS)) {
            throw new FakeError("invalid_ts_" + name);
        }
        return ts;
    }

    private static int compare(String one, String other) {
        return new BigDecimal(one).compareTo(new BigDecimal(other));
    }

    private static int number(Map<String, Object> arguments, String name, String otherwise, String error)
            throws FakeError {
        try {
            return Integer.parseInt(String.valueOf(arguments.getOrDefault(name, otherwise)));
        } catch (NumberFormatException none) {
            throw new FakeError(error);
        }
    }

    private Map<String, Object> create(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("name")
                .and("is_private", Boolean.class)
                .requiring("name")
                .check(arguments);
        boolean isPrivate = Boolean.TRUE.equals(arguments.get("is_private"));
        FakeMethods.require(isPrivate ? "groups:write" : "channels:manage", scopes);
        String name = (String) arguments.get("name");
        if (name.isEmpty()) {
            throw new FakeError("invalid_name_required");
        }
        if (name.length() > 80) {
            throw new FakeError("invalid_name_maxlength");
        }
        if (name.matches("[_-]+")) {
            throw new FakeError("invalid_name_punctuation");
        }
        if (!name.matches("[\\p{Ll}\\p{Lo}0-9_-]+")) {
            throw new FakeError("invalid_name_specials");
        }
        if (workspace.channels().stream().anyMatch(channel -> channel.name().equals(name))) {
            throw new FakeError("name_taken");
        }
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("channel", describe(workspace.addChannel(name, isPrivate, true)));
        return answer;
    }

    private Map<String, Object> invite(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("channel", "users").requiring("channel", "users").check(arguments);
        FakeChannel channel = byId(arguments);
        FakeMethods.require(channel.isPrivate() ? "groups:write" : "channels:manage", scopes);
        if (!channel.hasBot()) {
            throw new FakeError("not_in_channel");
        }
        if (channel.isArchived()) {
            throw new FakeError("is_archived");
        }
        for (String user : ((String) arguments.get("users")).split(",")) {
            if (!workspace.hasUser(user)) {
                throw new FakeError("user_not_found");
            }
            if (!channel.invite(user)) {
                throw new FakeError("already_in_channel");
            }
        }
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("channel", describe(channel));
        return answer;
    }

    private Map<String, Object> own(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("types", "exclude_archived", "limit", "cursor").check(arguments);
        Set<String> types = Set.of(String.valueOf(arguments.getOrDefault("types", "public_channel"))
                .split(","));
        if (!Set.of("public_channel", "private_channel").containsAll(types)) {
            throw new FakeError("invalid_types");
        }
        if (types.contains("public_channel")) {
            FakeMethods.require("channels:read", scopes);
        }
        if (types.contains("private_channel")) {
            FakeMethods.require("groups:read", scopes);
        }
        int limit = number(arguments, "limit", "100", "invalid_limit");
        if (limit < 1 || limit > MOST_A_PAGE) {
            throw new FakeError("invalid_limit");
        }
        List<FakeChannel> visible = workspace.channels().stream()
                .filter(FakeChannel::hasBot)
                .filter(channel -> types.contains(channel.isPrivate() ? "private_channel" : "public_channel"))
                .filter(channel -> !("true".equals(arguments.get("exclude_archived")) && channel.isArchived()))
                .toList();
        int from = number(arguments, "cursor", "0", "invalid_cursor");
        int to = Math.min(visible.size(), from + limit);
        Map<String, Object> answer = FakeMethods.ok();
        answer.put(
                "channels",
                visible.subList(from, to).stream()
                        .map(FakeConversations::describe)
                        .toList());
        answer.put("response_metadata", Map.of("next_cursor", to < visible.size() ? String.valueOf(to) : ""));
        return answer;
    }

    private Map<String, Object> lookUp(Map<String, Object> arguments, Set<String> scopes) throws FakeError {
        ArgumentRules.texts("email").requiring("email").check(arguments);
        FakeMethods.require("users:read.email", scopes);
        Optional<Map<String, Object>> user = workspace.user((String) arguments.get("email"));
        Map<String, Object> answer = FakeMethods.ok();
        answer.put("user", user.orElseThrow(() -> new FakeError("users_not_found")));
        return answer;
    }

    /** These methods take no name. */
    private FakeChannel byId(Map<String, Object> arguments) throws FakeError {
        return workspace
                .channelById((String) arguments.get("channel"))
                .filter(channel -> channel.hasBot() || !channel.isPrivate())
                .orElseThrow(() -> new FakeError("channel_not_found"));
    }

    private static Map<String, Object> describe(FakeChannel channel) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", channel.id());
        map.put("name", channel.name());
        map.put("is_archived", channel.isArchived());
        map.put("is_private", channel.isPrivate());
        return map;
    }
}
