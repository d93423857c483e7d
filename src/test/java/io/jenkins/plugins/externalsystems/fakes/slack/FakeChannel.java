package io.jenkins.plugins.externalsystems.fakes.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel of the fake workspace. Thread-safe. */
public final class FakeChannel {
    private final String id;
    private final String name;
    private final boolean isPrivate;
    private final List<FakeMessage> messages = new CopyOnWriteArrayList<>();
    private final Set<String> members = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> reactions = new ConcurrentHashMap<>();
    private volatile boolean hasBot;
    private volatile boolean archived;

    FakeChannel(String id, String name, boolean isPrivate, boolean hasBot) {
        this.id = id;
        this.name = name;
        this.isPrivate = isPrivate;
        this.hasBot = hasBot;
    }

    public String id() {
        return id;
    }

    /** Without {@code #}. */
    public String name() {
        return name;
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    /** Whether the bot is in it. */
    public boolean hasBot() {
        return hasBot;
    }

    public FakeChannel removeBot() {
        hasBot = false;
        return this;
    }

    public boolean isArchived() {
        return archived;
    }

    public FakeChannel archive() {
        archived = true;
        return this;
    }

    /** What is there now, oldest first. */
    public List<FakeMessage> messages() {
        return List.copyOf(messages);
    }

    /** Ids of the people who were invited. */
    public Set<String> members() {
        return Set.copyOf(members);
    }

    /** False if somebody is there already. */
    boolean invite(String user) {
        return members.add(user);
    }

    /** The emoji that the bot added to a message. */
    public Set<String> reactions(String ts) {
        return Set.copyOf(reactions.getOrDefault(ts, Set.of()));
    }

    /** False if it is there already. */
    boolean react(String ts, String emoji) {
        return reactions
                .computeIfAbsent(ts, any -> ConcurrentHashMap.newKeySet())
                .add(emoji);
    }

    Optional<FakeMessage> find(String ts) {
        return messages.stream().filter(message -> message.ts().equals(ts)).findFirst();
    }

    void add(FakeMessage message) {
        messages.add(message);
    }

    void replace(FakeMessage message) {
        messages.replaceAll(known -> known.ts().equals(message.ts()) ? message : known);
    }

    void remove(String ts) {
        messages.removeIf(message -> message.ts().equals(ts));
    }
}
