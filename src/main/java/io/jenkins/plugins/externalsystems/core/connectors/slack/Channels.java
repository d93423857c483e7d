package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.cache.TimedCache;
import io.jenkins.plugins.externalsystems.core.resilience.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The channels that Slack named in its answers. {@code chat.postMessage} takes a name and answers the id, so the channels
 * of a workspace, which may be thousands, are never listed. A name is forgotten after an hour, since channels are renamed.
 * Thread-safe.
 */
final class Channels {
    /**
     * Channel, private channel, direct message, and the users that a direct message may be addressed to. A short word in
     * capitals, such as {@code DEV}, is a name that somebody wrote so.
     */
    private static final Pattern ID = Pattern.compile("[CGDUW](?:[A-Z0-9]{7,}|[A-Z0-9]*[0-9][A-Z0-9]*)");

    private static final int MOST_REMEMBERED = 1000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final TimedCache<String, String> idByName;
    private final TimedCache<String, String> nameById;

    Channels(InstantSource clock) {
        idByName = new TimedCache<>(clock, MOST_REMEMBERED);
        nameById = new TimedCache<>(clock, MOST_REMEMBERED);
    }

    /** Whether it is an id; names of channels have no capitals. */
    static boolean isId(String channel) {
        return ID.matcher(channel).matches();
    }

    /** Whether it is the id of a user, to whom a direct message goes. */
    static boolean isUser(String channel) {
        return isId(channel) && (channel.startsWith("U") || channel.startsWith("W"));
    }

    /** As people write it: {@code #name}, or the id. */
    static String shown(String channel) {
        return isId(channel) ? channel : "#" + name(channel);
    }

    /** Keeps which id Slack answered for a channel, or for the direct messages to a user. */
    void remember(String channel, String id) {
        if (isId(id) && !channel.equals(id)) {
            idByName.put(name(channel), id, REMEMBERED);
            nameById.put(id, name(channel), REMEMBERED);
        }
    }

    /** The id itself, or the one that Slack answered for the name or user; empty if it has not answered one yet. */
    Optional<String> id(String channel) {
        return isId(channel) && !isUser(channel) ? Optional.of(channel) : idByName.get(name(channel));
    }

    /** One message a second a channel (docs.slack.dev, "Rate limits"), whether it is named or given by id. */
    RateLimit limit(String channel) {
        String name = isId(channel) ? nameById.get(channel).orElseGet(() -> name(channel)) : name(channel);
        return new RateLimit("channel:" + name, 1, Duration.ofSeconds(1), 1);
    }

    private static String name(String channel) {
        String name = channel.strip();
        return (name.startsWith("#") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
