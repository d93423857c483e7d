package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mentions, which notify people (docs.slack.dev, "Formatting message text"): made from the parameter {@code mentions} and
 * from nothing else, so that a commit message can alert nobody.
 */
final class Mentions {
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,}");
    private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{2,}");
    private static final Pattern BROADCAST = Pattern.compile("@?(here|channel|everyone)");

    /** What Slack reads as a mention; {@code <!date^…>} is a time and no mention. */
    private static final Pattern IN_MARKUP = Pattern.compile("<(?=@|!(?!date\\^))");

    private Mentions() {}

    /**
     * The markup of all mentions, joined with spaces; empty for none.
     *
     * @throws ExternalSystemException VALIDATION_ERROR for what is neither a user, a group nor a broadcast
     */
    static String markup(List<String> mentions, CallContext context) {
        return mentions.stream().map(mention -> one(mention.strip(), context)).collect(Collectors.joining(" "));
    }

    private static String one(String mention, CallContext context) {
        if (BROADCAST.matcher(mention).matches()) {
            return "<!" + mention.replace("@", "") + ">";
        }
        String id = mention.startsWith("@") ? mention.substring(1) : mention;
        if (USER.matcher(id).matches()) {
            return "<@" + id + ">";
        }
        if (GROUP.matcher(id).matches()) {
            return "<!subteam^" + id + ">";
        }
        throw context.invalid(
                "mentions",
                "has '" + mention
                        + "'; allowed are ids of users (U…), ids of user groups (S…), @here, @channel, @everyone");
    }

    /** The same markup with every mention in it made plain text. */
    static String disarm(String markup) {
        return IN_MARKUP.matcher(markup).replaceAll("&lt;");
    }

    /** Plain data with {@link #disarm} done to every text in it. */
    static Object disarmAll(Object data) {
        if (data instanceof CharSequence text) {
            return disarm(text.toString());
        }
        if (data instanceof List<?> list) {
            return list.stream().map(Mentions::orNull).collect(Collectors.toList());
        }
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), orNull(value)));
            return copy;
        }
        return data;
    }

    private static Object orNull(Object value) {
        return value == null ? null : disarmAll(value);
    }
}
