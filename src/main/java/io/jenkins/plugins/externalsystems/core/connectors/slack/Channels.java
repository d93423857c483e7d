package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The channels that Slack named in its answers. {@code chat.postMessage} takes a name and answers the id, so the channels
 * of a workspace, which may be thousands, are never listed. Thread-safe.
 */
final class Channels {
    /**
     * Channel, private channel, direct message, and the users that a direct message may be addressed to. A short word in
     * capitals, such as {@code DEV}, is a name that somebody wrote so.
     */
    private static final Pattern ID = Pattern.compile("[CGDUW](?:[A-Z0-9]{7,}|[A-Z0-9]*[0-9][A-Z0-9]*)");

    private static final int MOST_REMEMBERED = 1000;

    private final Map<String, String> idByName = bounded();
    private final Map<String, String> nameById = bounded();

    private static Map<String, String> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }

    /** Whether it is an id; names of channels have no capitals. */
    static boolean isId(String channel) {
        return ID.matcher(channel).matches();
    }

    /** As people write it: {@code #name}, or the id. */
    static String shown(String channel) {
        return isId(channel) ? channel : "#" + name(channel);
    }

    /** Keeps which id Slack answered for a channel. */
    synchronized void remember(String channel, String id) {
        if (!isId(channel) && isId(id)) {
            idByName.put(name(channel), id);
            nameById.put(id, name(channel));
        }
    }

    /** The id itself, or the one that Slack answered for the name; empty if it has not answered one yet. */
    synchronized Optional<String> id(String channel) {
        return isId(channel) ? Optional.of(channel) : Optional.ofNullable(idByName.get(name(channel)));
    }

    /** One message a second a channel (docs.slack.dev, "Rate limits"), whether it is named or given by id. */
    synchronized RateLimit limit(String channel) {
        String name = isId(channel) ? nameById.getOrDefault(channel, channel) : name(channel);
        return new RateLimit("channel:" + name, 1, Duration.ofSeconds(1), 1);
    }

    private static String name(String channel) {
        String name = channel.strip();
        return (name.startsWith("#") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
