package io.jenkins.plugins.externalsystems.fakes.slack;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The state of a fake Slack workspace, ids and time stamps random. */
final class FakeWorkspace {
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Random random = new SecureRandom();
    private final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    private long seconds = 1_700_000_000L + random.nextInt(50_000_000);

    synchronized FakeChannel addChannel(String name, boolean isPrivate, boolean hasBot) {
        FakeChannel channel = new FakeChannel(newId("C"), name, isPrivate, hasBot);
        channels.put(channel.id(), channel);
        return channel;
    }

    /** By id, or by name with or without {@code #}. */
    synchronized Optional<FakeChannel> channel(String idOrName) {
        String name = (idOrName.startsWith("#") ? idOrName.substring(1) : idOrName).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(channels.get(idOrName))
                .or(() -> channels.values().stream()
                        .filter(channel -> channel.name().equals(name))
                        .findFirst());
    }

    synchronized Optional<FakeChannel> channelById(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    synchronized Collection<FakeChannel> channels() {
        return new ArrayList<>(channels.values());
    }

    synchronized FakeMessage post(FakeChannel channel, Map<String, Object> content) {
        seconds += 1 + random.nextInt(5);
        FakeMessage message = new FakeMessage(
                String.format(Locale.ROOT, "%d.%06d", seconds, random.nextInt(1_000_000)), content, false);
        channel.add(message);
        return message;
    }

    synchronized FakeMessage change(FakeChannel channel, FakeMessage message, Map<String, Object> change) {
        FakeMessage changed = message.with(change);
        channel.replace(changed);
        return changed;
    }

    synchronized void delete(FakeChannel channel, FakeMessage message) {
        channel.remove(message.ts());
    }

    synchronized List<FakeMessage> messages(FakeChannel channel) {
        return channel.messages();
    }

    /** A prefix and ten random letters, as Slack's ids look. */
    synchronized String newId(String prefix) {
        return prefix + word(10);
    }

    /** Random capitals and digits. */
    synchronized String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return word.toString();
    }
}
