package io.jenkins.plugins.externalsystems.fakes.slack;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
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
    /** Messages of the bot to one user, by the user's id. */
    private final Map<String, FakeChannel> directs = new LinkedHashMap<>();

    private final Map<String, Map<String, Object>> users = new LinkedHashMap<>();
    private InstantSource clock = InstantSource.system();
    private Instant last = Instant.EPOCH;

    synchronized void clock(InstantSource newClock) {
        clock = newClock;
    }

    synchronized Instant now() {
        return clock.instant();
    }

    synchronized FakeChannel addChannel(String name, boolean isPrivate, boolean hasBot) {
        FakeChannel channel = new FakeChannel(newId("C"), name, isPrivate, hasBot);
        channels.put(channel.id(), channel);
        return channel;
    }

    /** By id, or by name with or without {@code #}; a user's id means what the bot says to them alone. */
    synchronized Optional<FakeChannel> channel(String idOrName) {
        if (hasUser(idOrName)) {
            return Optional.of(directs.computeIfAbsent(
                    idOrName, user -> new FakeChannel(newId("D"), user.toLowerCase(Locale.ROOT), true, true)));
        }
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
        FakeMessage message = new FakeMessage(newTs(), content, false);
        channel.add(message);
        return message;
    }

    /** Another one each time, later than all before. */
    synchronized String newTs() {
        Instant now = clock.instant().plusNanos(1_000L * (1 + random.nextInt(1_000)));
        last = now.isAfter(last.plusNanos(1_000)) ? now : last.plusNanos(1_000L * (1 + random.nextInt(1_000)));
        return String.format(Locale.ROOT, "%d.%06d", last.getEpochSecond(), last.getNano() / 1_000);
    }

    /** @return the user as Slack tells it */
    synchronized Map<String, Object> addUser(String address, String name) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", newId("U"));
        user.put("name", name);
        user.put("deleted", false);
        user.put("profile", Map.of("real_name", name, "display_name", name, "email", address));
        users.put(address.toLowerCase(Locale.ROOT), user);
        return user;
    }

    synchronized Optional<Map<String, Object>> user(String address) {
        return Optional.ofNullable(users.get(address.toLowerCase(Locale.ROOT)));
    }

    synchronized boolean hasUser(String id) {
        return users.values().stream().anyMatch(user -> user.get("id").equals(id));
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
