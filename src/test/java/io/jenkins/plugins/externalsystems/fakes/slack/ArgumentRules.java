package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and types of a method's arguments. Slack itself ignores arguments that it does not know; the fake refuses them. */
record ArgumentRules(Map<String, Class<?>> types, List<String> required) {
    private static final Map<String, Class<?>> CONTENT = Map.of(
            "text", String.class,
            "blocks", List.class,
            "attachments", List.class);

    /** For {@code chat.postMessage}. */
    static ArgumentRules newMessage() {
        return content("channel", String.class)
                .and("username", String.class)
                .and("icon_emoji", String.class)
                .and("thread_ts", String.class)
                .and("reply_broadcast", Boolean.class)
                .and("unfurl_links", Boolean.class)
                .and("unfurl_media", Boolean.class)
                .and("mrkdwn", Boolean.class)
                .and("metadata", Map.class)
                .requiring("channel");
    }

    /** For {@code chat.postEphemeral}. */
    static ArgumentRules ephemeralMessage() {
        return content("channel", String.class)
                .and("user", String.class)
                .and("username", String.class)
                .and("icon_emoji", String.class)
                .and("thread_ts", String.class)
                .requiring("channel", "user");
    }

    /** For an incoming webhook. */
    static ArgumentRules webhookMessage() {
        return content("username", String.class)
                .and("icon_emoji", String.class)
                .and("thread_ts", String.class)
                .and("unfurl_links", Boolean.class)
                .and("unfurl_media", Boolean.class)
                .and("mrkdwn", Boolean.class);
    }

    /** For {@code chat.update}. */
    static ArgumentRules changedMessage() {
        return content("channel", String.class)
                .and("ts", String.class)
                .and("parse", String.class)
                .requiring("channel", "ts");
    }

    /** Texts only. */
    static ArgumentRules texts(String... names) {
        ArgumentRules rules = new ArgumentRules(Map.of(), List.of());
        for (String name : names) {
            rules = rules.and(name, String.class);
        }
        return rules;
    }

    private static ArgumentRules content(String name, Class<?> type) {
        return new ArgumentRules(CONTENT, List.of()).and(name, type);
    }

    ArgumentRules and(String name, Class<?> type) {
        Map<String, Class<?>> more = new LinkedHashMap<>(types);
        more.put(name, type);
        return new ArgumentRules(more, required);
    }

    ArgumentRules requiring(String... names) {
        return new ArgumentRules(types, List.of(names));
    }

    void check(Map<String, Object> arguments) throws FakeError {
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            Class<?> type = types.get(argument.getKey());
            if (type == null) {
                throw FakeError.explained("invalid_arguments", "unknown argument: " + argument.getKey());
            }
            if (!type.isInstance(argument.getValue())) {
                throw FakeError.explained(
                        "invalid_arguments",
                        "must be a " + type.getSimpleName() + " [json-pointer:/" + argument.getKey() + "]");
            }
        }
        for (String name : required) {
            if (!arguments.containsKey(name)) {
                throw FakeError.explained("invalid_arguments", "missing required field: " + name);
            }
        }
    }
}
